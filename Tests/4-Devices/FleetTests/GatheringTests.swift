import Catalog
import Metrics
import Testing

@testable import Fleet

@Suite("Waiting for several devices", .timeLimit(.minutes(1)))
struct GatheringTests {
    private let catalog: CompiledCatalog

    init() throws { catalog = try CompiledCatalog([], modules: "a", model: "b", transparent: "c") }

    /// The collection of a device that answered nothing.
    private func collection(_ name: String) -> DeviceCollection {
        DeviceCollection(
            device: name, samples: SampleSet(), error: nil, start: 0, duration: .zero, timings: nil, mappingDuration: nil,
            documentBytes: 0, unreadValues: [], missingSlots: [], repairs: [], catalog: catalog)
    }

    @Test("Collections have the order of the devices, whatever the order of their arrival")
    func order() async {
        let gathering = Gathering(count: 3)
        let collections = await gathering.wait {
            for (index, name) in [(2, "c"), (0, "a"), (1, "b")] { gathering.deliver(collection(name), at: index) }
        }
        #expect(collections.map { $0?.device } == ["a", "b", "c"])
    }

    @Test("At the timeout, missing devices are omitted and collected ones are kept")
    func expiry() async {
        let gathering = Gathering(count: 2)
        let collections = await gathering.wait {
            gathering.deliver(collection("b"), at: 1)
            gathering.expire()
        }
        #expect(collections.map { $0?.device } == [nil, "b"])
    }

    @Test("A timeout that passes before the waiting begins is not lost")
    func earlyExpiry() async {
        let gathering = Gathering(count: 1)
        gathering.expire()
        let collections = await gathering.wait {}
        #expect(collections.count == 1 && collections[0] == nil)
    }

    @Test("Of two collections of one device the first counts, and neither counts for another device")
    func duplicates() async {
        let gathering = Gathering(count: 2)
        let collections = await gathering.wait {
            gathering.deliver(collection("first"), at: 0)
            gathering.deliver(collection("again"), at: 0)
            gathering.expire()
        }
        #expect(collections.map { $0?.device } == ["first", nil])
    }

    @Test("Late collections change nothing")
    func late() async {
        let gathering = Gathering(count: 1)
        let collections = await gathering.wait { gathering.expire() }
        // Would end the process if the waiting were resumed a second time.
        gathering.deliver(collection("late"), at: 0)
        gathering.expire()
        #expect(collections.count == 1 && collections[0] == nil)
    }

    @Test("Concurrent arrivals at the moment of the end resume the waiting once")
    func race() async {
        for _ in 0..<200 {
            let gathering = Gathering(count: 8)
            let collections = await gathering.wait {
                for index in 0..<8 { Task.detached { gathering.deliver(collection("\(index)"), at: index) } }
                Task.detached { gathering.expire() }
            }
            #expect(collections.count == 8)
            for (index, collection) in collections.enumerated() {
                #expect(collection == nil || collection?.device == "\(index)")
            }
        }
    }
}
