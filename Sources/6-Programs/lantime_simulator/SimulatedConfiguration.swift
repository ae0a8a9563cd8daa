import Simulator

/// The configuration that an operator of the exporter would write for simulated devices.
enum SimulatedConfiguration {
    /// The file's text.
    ///
    /// - Parameters:
    ///   - username: the user that the devices know.
    ///   - password: the key and value that say where the password comes from; `nil` when they want none.
    static func text(_ fleet: SimulatedFleet, _ username: String, _ password: String?) -> String {
        var text = "# lantime.yml for these devices" + (fleet.controlURL.map { "; they are controlled at \($0)" } ?? "") + "\n"
        if let password {
            text +=
                "auth:\n  simulated: {username: '\(username.replacing("'", with: "''"))', \(password)}\ndefaults: {auth: simulated}\n"
        }
        text += "devices:\n"
        for device in fleet.devices {
            let tls = device.publicKeyPin.map { ", tls: {pin_sha256: \"\($0)\"}" } ?? ""
            text += "  - {name: \(device.name), url: \"\(device.url)\"\(tls)}\n"
        }
        return text
    }
}
