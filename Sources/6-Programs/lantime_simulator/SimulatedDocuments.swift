import Simulator

/// Finds the status documents that simulated devices answer with.
enum SimulatedDocuments {
    /// Where they are: what was asked for, the folder `Fixtures` of a checkout, or what was installed with the program.
    ///
    /// - Parameter names: those that are wanted; by itself those of the demonstration.
    /// - Throws: ``SimulateError`` that names the places that were looked at.
    static func find(_ directory: String?, names: [String] = []) throws(SimulateError) -> [(name: String, document: [UInt8])] {
        let places = directory.map { [$0] } ?? ["Fixtures", "/usr/share/lantime_exporter/fixtures"]
        var causes: [String] = []
        for place in places {
            do throws(SimulatorError) {
                return try DemoFleet.documents(directory: place, names: names)
            } catch {
                causes.append("\(error)")
            }
        }
        throw SimulateError(lines: causes + ["name the folder with --fixtures"])
    }
}

/// Why there is nothing to simulate.
struct SimulateError: Error {
    /// One line a problem.
    let lines: [String]
    /// Whether it is the command line that is wrong.
    var isUsage = false
}
