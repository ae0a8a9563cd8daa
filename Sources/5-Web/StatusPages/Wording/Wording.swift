/// Words of metrics as people read them.
enum Wording {
    /// `not_synchronized` becomes `not synchronized`.
    static func spaced(_ word: String) -> String { word.replacing("_", with: " ") }

    /// The contact of a relay that is closed.
    static func contact(_ state: String) -> String {
        switch state {
        case "normally_open": "NO"
        case "normally_closed": "NC"
        default: "?"
        }
    }

    /// `Ref. time` for the names of the front panel.
    static func led(_ name: String) -> String {
        switch name {
        case "ref-time": "Ref. time"
        case "time-service": "Time service"
        case "network": "Network"
        case "alarm": "Alarm"
        default: name
        }
    }

    /// A clock class of IEEE 1588 with its meaning.
    static func clockClass(_ value: Double) -> String {
        let number = Number.rounded(value, 0)
        return switch value {
        case 6: number + " locked"
        case 7: number + " holdover"
        case 13: number + " locked (ARB)"
        case 14: number + " holdover (ARB)"
        case 52, 58, 187, 193: number + " degraded"
        case 135, 140, 150, 160, 165: number + " holdover"
        case 248: number + " default"
        case 255: number + " slave only"
        default: number
        }
    }

    /// One thing or several.
    static func count(_ number: Int, _ one: String, _ several: String) -> String {
        "\(number) \(number == 1 ? one : several)"
    }
}
