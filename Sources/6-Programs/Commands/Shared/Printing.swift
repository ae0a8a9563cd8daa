import Platform

/// Writes the result of a command to standard output; incomplete output must be an error.
///
/// - Throws: ``SetupError`` when the system does not take it, for example because a disk is full. A reader that is gone is
///   nobody's error.
func deliver(_ bytes: [UInt8]) throws(SetupError) {
    guard case .failed(let error) = StandardStream.output.write(bytes) else { return }
    throw SetupError(lines: ["cannot write to standard output: \(error)"])
}

/// Writes an error message to standard error, on its own line.
func complain(_ sentence: some CustomStringConvertible) {
    StandardStream.error.write("lantime_exporter: \(sentence)\n")
}
