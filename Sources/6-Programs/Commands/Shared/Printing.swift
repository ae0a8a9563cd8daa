import Platform

extension StandardStream {
    /// Writes `text`. A closed pipe is not an error.
    func print(_ text: String) {
        _ = write(text)
    }
}

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
    StandardStream.error.print("lantime_exporter: \(sentence)\n")
}

/// Writes all lines of an error to standard error, one per problem.
func complain(about error: any Error) {
    if let error = error as? SetupError {
        error.lines.forEach { complain($0) }
    } else {
        complain("\(error)")
    }
}
