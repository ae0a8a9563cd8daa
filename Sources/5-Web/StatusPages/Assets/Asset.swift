import Text

/// A file that pages load from the exporter itself. It is part of the program, so nothing has to be installed beside it.
public enum Asset: String, CaseIterable, Sendable {
    /// How everything looks.
    case styleSheet = "style.css"
    /// Refreshes an open page.
    case script = "refresh.js"
    /// The icon of the browser's tab.
    case icon = "icon.svg"
    /// The same for browsers that request this name without a link.
    case favicon = "favicon.ico"

    /// The asset of that path; `nil` when there is none.
    public init?(path: String) {
        if path == "/favicon.ico" {
            self = .favicon
            return
        }
        guard path.hasPrefix(Self.folder) else { return nil }
        self.init(rawValue: String(path.dropFirst(Self.folder.count)))
    }

    private static let folder = "/static/"

    /// Where it is.
    var path: String { Self.folder + rawValue }

    /// Its media type.
    public var contentType: String {
        switch self {
        case .styleSheet: "text/css; charset=utf-8"
        case .script: "text/javascript; charset=utf-8"
        case .icon: "image/svg+xml"
        case .favicon: "image/vnd.microsoft.icon"
        }
    }

    /// The file.
    public var bytes: [UInt8] {
        switch self {
        case .styleSheet: PackageResources.style_css
        case .script: PackageResources.refresh_js
        case .icon: PackageResources.icon_svg
        case .favicon: PackageResources.favicon_ico
        }
    }

    /// Changes with the file, so that a browser may keep it for ever under an address with the tag.
    public var tag: String { Self.tags[self] ?? "" }

    private static let tags = Dictionary(uniqueKeysWithValues: allCases.map { ($0, String(fnv1a($0.bytes), radix: 16)) })
}
