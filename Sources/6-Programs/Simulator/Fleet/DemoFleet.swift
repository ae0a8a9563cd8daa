import Glibc
import HTTPServer
import JSON
import Platform
import Text

/// A fleet built from the fixtures of the project, every device of which has something to show.
public enum DemoFleet {
    /// The fixtures that stand for devices, in the order in which they become some. The other fixtures show what can go
    /// wrong in a document.
    public static let fixtureNames = [
        "m600-gps", "m300-dcf77", "m1000-rsc-rel", "m3000s-hps", "m4000-full", "syncmon-500-nodes", "unknown-module",
    ]

    /// Reads the documents of devices from a directory. Blocks.
    ///
    /// - Parameter names: the files to read, without `.json`; by itself ``fixtureNames``, of which any may be missing.
    /// - Throws: ``SimulatorError/fixture(_:)`` if one cannot be read, ``SimulatorError/noFixtures(directory:)`` if there is none.
    public static func documents(
        directory: String, names: [String] = []
    ) throws(SimulatorError) -> [(name: String, document: [UInt8])] {
        var documents: [(name: String, document: [UInt8])] = []
        for name in names.isEmpty ? fixtureNames : names {
            do throws(FileError) {
                documents.append((name, try readFile(path: directory + "/" + name + ".json", maximumBytes: 16 << 20)))
            } catch {
                guard names.isEmpty, error.cause == .system(ENOENT) else { throw .fixture(error) }
            }
        }
        guard !documents.isEmpty else { throw .noFixtures(directory: directory) }
        return documents
    }

    /// One device for each document, and more of the same with other serial numbers and host names until there are
    /// enough. All of them live, and play scenarios in turn.
    ///
    /// - Parameters:
    ///   - documents: what the devices are made of; see ``documents(directory:)``.
    ///   - atLeast: how many devices there should be.
    ///   - credentials: the user that all of them know; `nil` answers everybody.
    ///   - transport: plain or encrypted.
    ///   - host: where all of them listen.
    ///   - firstPort: the port of the first; the next ones follow. 0 lets the system choose all.
    /// - Throws: ``SimulatorError/document(device:reason:)`` if a document is not JSON.
    public static func configurations(
        _ documents: [(name: String, document: [UInt8])], atLeast: Int = 8, credentials: DeviceCredentials? = nil,
        transport: DeviceTransport = .https, host: String = "127.0.0.1", firstPort: UInt16 = 0
    ) throws(SimulatorError) -> [SimulatedDeviceConfiguration] {
        guard !documents.isEmpty else { return [] }
        var configurations: [SimulatedDeviceConfiguration] = []
        for index in 0..<max(documents.count, atLeast) {
            let (fixture, bytes) = documents[index % documents.count]
            let copy = index / documents.count
            let name = copy == 0 ? fixture : "\(fixture)-\(copy + 1)"
            let port = firstPort == 0 ? 0 : firstPort &+ UInt16(truncatingIfNeeded: index)
            var configuration = SimulatedDeviceConfiguration(
                name: name, document: copy == 0 ? bytes : try renamed(bytes, to: name, copy: copy),
                credentials: credentials, transport: transport, address: ListenAddress(host: host, port: port))
            configuration.liveliness = .moving(seed: UInt64(index + 1))
            configuration.scenario = program(index, documents.count)
            configuration.scenarioPosition = Double(index * 37)
            configurations.append(configuration)
        }
        return configurations
    }

    /// What the device at a place of the list plays. The first copy shows the failures of the line, so that one device
    /// of the fleet is always in trouble and the others play their scenarios undisturbed.
    private static func program(_ index: Int, _ originals: Int) -> Scenario {
        index == originals
            ? .rotation([.slow, .unauthorized, .hanging, .garbage], pause: 120)
            : .rotation(Scenario.all.filter { !$0.isOfTransport }, pause: 60)
    }

    /// The same device again: other names and numbers, as two devices of a site have them.
    private static func renamed(_ bytes: [UInt8], to name: String, copy: Int) throws(SimulatorError) -> [UInt8] {
        do {
            var document = try JSONValue(parsing: bytes)
            document.set("system-information/hostname", .string(name + ".example.net"))
            for path: JSONPath in ["system-information/serial-number", "data/chassis*/serial-number"] {
                document.change(path) { serial in
                    guard let text = serial.string, let last = text.last?.wholeNumberValue else { return }
                    serial = .string(text.dropLast() + String((last + copy) % 10))
                }
            }
            return document.written()
        } catch {
            throw .document(device: name, reason: "\(error)")
        }
    }
}
