import Arguments
import Logging

extension LogLevel: ArgumentValue {}
extension LogFormat: ArgumentValue {}

/// Options that several commands share.
enum CommonOptions {
    /// What is read when no file is named.
    static let defaultConfigFile = "lantime.yml"
    static let configFile = Option<String>(
        "config.file", placeholder: "FILE", help: "The configuration file.", default: defaultConfigFile, completion: .files)
    static let catalogFiles = Option<[String]>(
        "catalog.file", placeholder: "FILE",
        help: "A catalog file to use besides those of the configuration.",
        completion: .files)
    static let logLevel = Option<LogLevel>(
        "log.level", placeholder: "LEVEL", help: "Least severe messages to log.", default: .info)
    static let logFormat = Option<LogFormat>("log.format", placeholder: "FORMAT", help: "How to log.", default: .logfmt)

    static let logging = OptionGroup("Logging", [logLevel, logFormat])
}
