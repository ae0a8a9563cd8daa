import Arguments
import Glibc
import Logging
import Platform

extension LogLevel: ArgumentValue {}
extension LogFormat: ArgumentValue {}

/// Options that several commands share.
enum CommonOptions {
    private static let defaultConfigFile = "lantime.yml"
    static let configFile = Option<String>(
        "config.file", placeholder: "FILE", help: "The configuration file.", default: defaultConfigFile, completion: .files)
    static let catalogFiles = Option<[String]>(
        "catalog.file", placeholder: "FILE",
        help: "A catalog file to use besides those of the configuration.",
        completion: .files)
    static let logLevel = Option<LogLevel>(
        "log.level", placeholder: "LEVEL", help: "Only log messages with the given severity or above.", default: .info)
    static let logFormat = Option<LogFormat>(
        "log.format", placeholder: "FORMAT", help: "Output format of log messages.", default: .logfmt)

    static let logging = OptionGroup("Logging", [logLevel, logFormat])

    /// The configuration file of a command.
    ///
    /// - Throws: ``SetupError`` when none is named and the default one does not exist. Other problems with it
    ///   are found when it is read.
    static func configFile(_ arguments: Arguments) throws(SetupError) -> String {
        let file = arguments[configFile]
        // A script whose variable is empty.
        guard !file.isEmpty else { throw SetupError(lines: ["--config.file is empty: it names the configuration file"]) }
        guard file == defaultConfigFile else { return file }
        do throws(FileError) {
            try checkReadable(path: file)
        } catch {
            let cause = "\(file): cannot read the file: \(error.reason)"
            let isMissing = error.cause == .system(ENOENT)
            let hint = isMissing ? ". It is looked for where the command runs; --config.file names another." : ""
            throw SetupError(lines: [cause + hint])
        }
        return file
    }
}
