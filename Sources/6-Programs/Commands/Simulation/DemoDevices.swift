import Arguments
import Platform

/// The simulated devices of a demonstration, in a process of their own.
struct DemoDevices {
    /// One of them, as the simulator prints it.
    struct Device {
        let name: String
        let url: String
        let publicKeyPin: String?
    }

    /// The variable that devices and exporter take the password from.
    static let passwordVariable = "LANTIME_DEMO_PASSWORD"

    let devices: [Device]
    /// What the user info logs in with. It opens nothing but simulated devices, as long as they run.
    let password: String
    /// Where scenarios are changed.
    let controlURL: String
    private let program: StartedProgram

    /// Starts them.
    ///
    /// Sets an environment variable, so it must come before everything that starts a thread.
    /// - Throws: ``SetupError`` when the simulator is not installed or does not start; it has said why on standard error.
    static func start(fixtures: String?, count: Int) throws(SetupError) -> DemoDevices {
        // The password exists in these two processes only, as long as the demonstration lasts.
        let password = String(UInt64.random(in: .min ... .max), radix: 36)
        setEnvironmentVariable(passwordVariable, to: password)
        var arguments = [
            SimulateCommand.command.name, "--first-port=0", "--control=127.0.0.1:0", "--count=\(count)",
            "--password-env=\(passwordVariable)", "--until-eof",
        ]
        if let fixtures { arguments.append("--fixtures=\(fixtures)") }
        let simulator = try SimulateCommand.simulator()
        let program: StartedProgram
        do throws(SystemCallError) {
            program = try simulator.start(arguments)
        } catch {
            throw SetupError(lines: ["cannot run lantime_simulator: \(error)"])
        }
        guard let lines = program.lines(through: "control\t") else {
            program.stop()
            throw SetupError(lines: ["the simulated devices did not start"])
        }
        return DemoDevices(lines, password, program)
    }

    private init(_ lines: [String], _ password: String, _ program: StartedProgram) {
        self.password = password
        let rows = lines.map { $0.split(separator: "\t").map(String.init) }
        devices = rows.filter { $0.count == 3 }.map { row in
            let pin = row[2].split(separator: " ")
            return Device(name: row[0], url: row[1], publicKeyPin: pin.count == 2 ? String(pin[1]) : nil)
        }
        controlURL = rows.last { $0.count == 2 }?[1] ?? ""
        self.program = program
    }

    /// Ends them.
    func stop() { program.stop() }
}
