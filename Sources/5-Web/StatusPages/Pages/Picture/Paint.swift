import Certificates
import Text

/// A colour of the picture of a chassis. It is written as an attribute, so that the picture needs no style sheet; only what is
/// different on a dark screen is in this one file.
enum Paint: String, CaseIterable {
    case ground, card, text, quiet, line, good, warning, failure, none

    /// On which ground a picture is shown.
    enum Theme: Sendable {
        /// According to the viewer's setting.
        case automatic
        case light
        case dark
    }

    /// The colours of the style sheet of the pages.
    func colour(dark: Bool) -> StaticString {
        switch self {
        case .ground: dark ? "#12171a" : "#f6f7f8"
        case .card: dark ? "#1a2126" : "#ffffff"
        case .text: dark ? "#dfe6ea" : "#1c2429"
        case .quiet: dark ? "#95a3ab" : "#5b6870"
        case .line: dark ? "#3b474e" : "#cfd6da"
        case .good: dark ? "#84d3b6" : "#17694f"
        case .warning: dark ? "#f0c26a" : "#7c5200"
        case .failure: dark ? "#ff9c95" : "#a5201c"
        case .none: dark ? "#a9b5bb" : "#4c5960"
        }
    }

    init(_ level: Level) {
        switch level {
        case .none: self = .none
        case .good: self = .good
        case .warning: self = .warning
        case .failure: self = .failure
        }
    }

    /// What is different on a dark screen.
    static let styleSheet: String = {
        let rules = allCases.map { paint in
            ".f-\(paint.rawValue){fill:\(paint.colour(dark: true))}.s-\(paint.rawValue){stroke:\(paint.colour(dark: true))}"
        }
        return "@media (prefers-color-scheme:dark){" + rules.joined() + "}"
    }()

    /// The style sheet as a content security policy allows it: no other style can get into the picture.
    static let styleHash = "sha256-" + Base64.encode(sha256(Array(styleSheet.utf8)))
}
