public import HTTPServer
public import Platform

/// Why a simulated fleet could not start or be controlled.
public enum SimulatorError: Error, Sendable, CustomStringConvertible {
    /// A device's document is not JSON.
    case document(device: String, reason: String)
    /// A device, or the control server, could not listen.
    case listen(name: String, HTTPServerError)
    /// A certificate could not be made.
    case certificate(device: String, TLSError)
    /// Two devices have the same name.
    case duplicateName(String)
    /// A fixture could not be read.
    case fixture(FileError)
    /// The directory contains none of the fixtures that a demonstration needs.
    case noFixtures(directory: String)

    /// One line for an operator.
    public var description: String {
        switch self {
        case .document(let device, let reason): "simulated device \(device): its document is \(reason)"
        case .listen(let name, let error): "simulated device \(name): \(error)"
        case .certificate(let device, let error): "simulated device \(device): \(error)"
        case .duplicateName(let name): "two simulated devices are named \(name)"
        case .fixture(let error): "fixture of a simulated device: \(error)"
        case .noFixtures(let directory):
            "\(directory) contains none of \(DemoFleet.fixtureNames.map { $0 + ".json" }.joined(separator: ", "))"
        }
    }
}
