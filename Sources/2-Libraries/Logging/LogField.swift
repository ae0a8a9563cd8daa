/// A key and its value.
struct LogField: Sendable, Equatable {
    var key: String
    var value: LogValue
}

extension [LogField] {
    /// Adds fields so that each key stays unique, as a JSON object needs it: a later value replaces an earlier one,
    /// and the keys that every line has are not overwritten but distinguished by a trailing underscore.
    mutating func add(_ pairs: KeyValuePairs<String, LogValue>) {
        for (key, value) in pairs {
            let key = key == "ts" || key == "level" || key == "msg" ? key + "_" : key
            if let index = firstIndex(where: { $0.key == key }) {
                self[index].value = value
            } else {
                append(LogField(key: key, value: value))
            }
        }
    }
}
