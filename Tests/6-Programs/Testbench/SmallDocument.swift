/// The smallest document that is a status: a device that has run for that many seconds.
public func smallDocument(uptime: Int = 12) -> String {
    #"{"system-information": {"model": "M600"}, "data": {"object-id": "status", "system": {"uptime": \#(uptime).5}}}"#
}
