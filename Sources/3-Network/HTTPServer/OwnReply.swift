/// Why a server makes a reply itself.
public enum OwnReply: Sendable {
    /// The request went to no handler: it is malformed or announces too large a body.
    case refused
    /// A handler worked on the request, but its reply is not sent: it is too late or invalid.
    case inPlaceOfHandler
    /// The same, because too many bytes already wait for their clients.
    case noRoom
}
