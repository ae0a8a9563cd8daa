import Platform
import Testing
import Threading

@testable import Commands

@Suite("Messages to the service manager")
struct ServiceStatusTests {
    @Test("A reload that ends during the stop does not report the service as ready again")
    func stopping() {
        let told = Lock<[ServiceManager.State]>([])
        let status = ServiceStatus { state in told.withLock { $0.append(state) } }
        for state in [ServiceManager.State.ready, .reloading, .ready, .reloading, .stopping, .ready, .reloading] {
            status.notify(state)
        }
        #expect(told.withLock { $0 } == [.ready, .reloading, .ready, .reloading, .stopping])
    }
}
