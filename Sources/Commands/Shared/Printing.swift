import Platform

/// Writes `text` to a standard stream. A reader that is gone is nobody's error.
func print(_ text: String, to stream: StandardStream) {
    _ = stream.write(text)
}

/// Writes what went wrong to standard error, as a line of its own.
func complain(_ sentence: some CustomStringConvertible) {
    print("lantime_exporter: \(sentence)\n", to: .error)
}
