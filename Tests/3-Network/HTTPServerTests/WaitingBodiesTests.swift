import Testing

@testable import HTTPServer

@Suite("Reply bodies that wait for their clients")
struct WaitingBodiesTests {
    private let bodies = WaitingBodies(limits: .init(all: 100, perNetwork: 40))

    private func body(_ count: Int, _ byte: UInt8 = 1) -> [UInt8] { [UInt8](repeating: byte, count: count) }

    @Test("The bodies of one client are bounded, and released with their replies")
    func perNetwork() {
        var holds = [bodies.take(body(20, 1), of: "a"), bodies.take(body(20, 2), of: "a")]
        #expect(holds.allSatisfy { $0 != nil } && bodies.bytes == 40)
        #expect(bodies.take(body(1, 3), of: "a") == nil && !bodies.hasRoom(for: 1, of: "a"))
        #expect(bodies.take(body(20, 3), of: "b") != nil)
        holds.removeLast()
        #expect(bodies.bytes == 20 && bodies.hasRoom(for: 20, of: "a"))
        holds = []
        #expect(bodies.bytes == 0)
    }

    @Test("The bodies of all clients are bounded")
    func all() {
        let holds = (0..<3).map { bodies.take(body(30, UInt8($0)), of: "client \($0)") }
        // Optimised code would end them after their last use.
        withExtendedLifetime(holds) {
            #expect(holds.allSatisfy { $0 != nil })
            #expect(bodies.take(body(30, 9), of: "d") == nil)
            #expect(bodies.take(body(10, 9), of: "d") != nil)
        }
    }

    @Test("A body larger than the bounds is accepted when nothing else waits")
    func large() {
        let hold = bodies.take(body(500), of: "a")
        withExtendedLifetime(hold) {
            #expect(hold != nil && bodies.bytes == 500)
            #expect(bodies.take(body(500, 2), of: "b") == nil)
        }
    }

    @Test("Equal bodies share their bytes and count once, until the last is sent")
    func shared() {
        var holds = (0..<50).map { _ in bodies.take(body(40), of: "a") }
        holds.append(bodies.take(body(40), of: "b"))
        #expect(holds.allSatisfy { $0 != nil } && bodies.bytes == 40)
        let addresses = holds.map { hold in hold?.body.withUnsafeBytes { $0.baseAddress } }
        #expect(Set(addresses).count == 1)
        holds.removeFirst(50)
        #expect(bodies.bytes == 40 && bodies.hasRoom(for: 40, of: "a") && !bodies.hasRoom(for: 1, of: "b"))
        holds = []
        #expect(bodies.bytes == 0)
    }
}
