import Platform

extension StandardStream {
    /// Writes `text`. A reader that is gone is nobody's error.
    func print(_ text: String) {
        _ = write(text)
    }
}

/// Writes what a command was asked for to standard output; half of it must not pass for all of it.
///
/// - Throws: ``SetupError`` when the system does not take it, for example because a disk is full. A reader that is gone is
///   nobody's error.
func deliver(_ bytes: [UInt8]) throws(SetupError) {
    guard case .failed(let error) = StandardStream.output.write(bytes) else { return }
    throw SetupError(lines: ["cannot write to standard output: \(error)"])
}

/// Writes what went wrong to standard error, as a line of its own.
func complain(_ sentence: some CustomStringConvertible) {
    StandardStream.error.print("lantime_exporter: \(sentence)\n")
}

/// Writes everything that an error has to say to standard error, one line a problem.
func complain(about error: any Error) {
    if let error = error as? SetupError {
        error.lines.forEach { complain($0) }
    } else {
        complain("\(error)")
    }
}
