import Foundation
import Glibc
import Platform
import Testing

@Suite("Service manager")
struct ServiceManagerTests {
    @Test(
        "Inherited sockets are used only when they are meant for this process",
        arguments: [
            (["LISTEN_PID": "42", "LISTEN_FDS": "2"], [3, 4]), (["LISTEN_PID": "43", "LISTEN_FDS": "2"], []),
            (["LISTEN_PID": "42"], []), (["LISTEN_FDS": "1"], []), (["LISTEN_PID": "42", "LISTEN_FDS": "0"], []),
            (["LISTEN_PID": "42", "LISTEN_FDS": "-1"], []), (["LISTEN_PID": "42", "LISTEN_FDS": "99999"], []), ([:], []),
        ] as [([String: String], [Int32])])
    func sockets(variables: [String: String], expected: [Int32]) {
        #expect(ServiceManager.inheritedSockets(environment: { variables[$0] }, process: 42) == expected)
    }

    @Test("State messages reach a socket at a path and one in the abstract namespace", arguments: [false, true])
    func notifying(isAbstract: Bool) throws {
        let name = "lantime-\(UUID().uuidString)"
        let path = isAbstract ? "@" + name : NSTemporaryDirectory() + name
        defer { unlink(path) }
        let receiver = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(receiver) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            for (index, byte) in path.utf8.enumerated() { buffer[index] = index == 0 && isAbstract ? 0 : byte }
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.utf8.count + (isAbstract ? 0 : 1))
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(receiver, $0, length) }
        }
        try #require(bound == 0)
        let manager = ServiceManager { $0 == "NOTIFY_SOCKET" ? path : nil }
        func received() -> String {
            var buffer = [UInt8](repeating: 0, count: 256)
            let count = recv(receiver, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
        }
        manager.notify(.ready)
        #expect(received() == "READY=1")
        manager.notify(.reloading)
        #expect(received().wholeMatch(of: #/RELOADING=1\nMONOTONIC_USEC=\d+/#) != nil)
        manager.notify(.stopping)
        #expect(received() == "STOPPING=1")
        manager.notify(.alive)
        #expect(received() == "WATCHDOG=1")
    }

    @Test(
        "The watchdog interval is read from the environment",
        arguments: [
            (["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "42"], .seconds(2)), (["WATCHDOG_USEC": "500000"], .milliseconds(500)),
            (["WATCHDOG_USEC": "2000000", "WATCHDOG_PID": "43"], nil), (["WATCHDOG_USEC": "0"], nil),
            (["WATCHDOG_USEC": "soon"], nil), ([:], nil),
        ] as [([String: String], Duration?)])
    func watchdog(variables: [String: String], expected: Duration?) {
        #expect(ServiceManager(environment: { variables[$0] }, process: 42).watchdogInterval == expected)
    }

    @Test("Without a service manager, nothing happens", arguments: [nil, "", "relative", "/nowhere/at/all"])
    func nobody(path: String?) {
        ServiceManager { _ in path }.notify(.ready)
        #expect(ServiceManager.inheritedSockets { _ in nil }.isEmpty)
    }

    @Test("The limit of open files is raised to its maximum")
    func openFiles() {
        let raised = raiseOpenFileLimit()
        #expect(raised >= 1024 && raiseOpenFileLimit() == raised)
        #expect(ProcessStatistics.read().maximumFileDescriptors.map { $0 == raised } ?? true)
    }
}
