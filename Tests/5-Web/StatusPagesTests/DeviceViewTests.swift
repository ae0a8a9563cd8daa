import Catalog
import Findings
import Metrics
import TestFiles
import Testbench
import Testing

@testable import StatusPages

@Suite("The view of a device")
struct DeviceViewTests {
    @Test("Every metric that pages read is in the catalog", arguments: MetricName.allCases)
    func names(name: MetricName) throws {
        // That of the collection is the fleet's to add.
        #expect(try Known.catalog.get().families.id(name.rawValue) != nil)
    }

    @Test("A device with everything shows its clocks, switch unit, relays, PTP, NTP and events")
    func full() throws {
        let view = try Known.view(try fixture("m4000-full.json"))
        #expect(view.model == "M4000" && view.serialNumber == "0740003318" && view.hostName == "m4000.example.net")
        #expect(view.sync.state == "synchronized" && view.sync.reference == "clk1-gns" && view.sync.quality == 1e-7)
        #expect(view.clocks.map(\.slot) == ["clk1", "clk2"] && view.clocks.map(\.isSelected) == [true, false])
        #expect(view.clocks.first?.satellitesGood == 24 && view.clocks.first?.satellitesInView == 30)
        #expect(view.switchUnits.map(\.activeClock) == ["clk1"] && view.switchUnits.map(\.mode) == ["auto"])
        #expect(view.relays.map(\.name) == ["A", "B", "C"] && view.relays.map(\.signal) == ["CLK1", "CLK2", "notification"])
        #expect(view.ptp.count == 8 && view.ptp.first?.clients == 412 && view.ptp.first?.capacity == 2048)
        #expect(view.ntp?.stratum == 1 && view.ntp?.peers.map(\.isReachable) == [true])
        #expect(view.events.first?.isActive == true && view.events.last?.isActive == false)
    }

    @Test("The chassis is drawn with its slots in place, including empty ones")
    func chassis() throws {
        let full = try #require(try Known.view(try fixture("m4000-full.json")).chassis.first)
        #expect(full.columns == 10 && full.slots.count == 20 && full.model == "M4000")
        #expect(full.slots.first?.name == "pwr1" && full.slots.last?.name == "fan1")
        #expect(full.slots.first { $0.name == "io4" }?.state == Verdict(.good, "NO"))
        let small = try #require(try Known.view(try fixture("m600-gps.json")).chassis.first)
        #expect(small.slots.first { $0.name == "clk2" }?.isOccupied == false)
        #expect(small.slots.first { $0.name == "pwr2" }?.isOccupied == false)
        // As red as the bar and the finding about the same instance.
        let loaded = try #require(try Known.view(try fixture("m3000s-hps.json")).chassis.first)
        #expect(loaded.slots.first { $0.name == "io1" }?.state == Verdict(.failure, "nearly full"))
    }

    @Test(
        "However odd a document, no two slots share a place, and every slot has one",
        arguments: [
            "quirks.json", "envelope-data-status.json", "m300-dcf77.json", "api-v8.json",
        ])
    func places(file: String) throws {
        for chassis in try Known.view(try fixture(file)).chassis {
            var taken: Set<[Int]> = []
            for slot in chassis.slots {
                let place = try #require(slot.place)
                #expect(taken.insert([place.row, place.column]).inserted, "\(slot.name)")
                #expect(place.column + place.width <= ChassisView.maximumColumns)
            }
        }
    }

    @Test(
        "An impossible place is ignored",
        arguments: [
            "", "1", "0,0", "0,0,0", "-1,0,1", "0,24,1", "0,23,2", "99999999999999999999,0,1", "0,0,1,1", "a,b,c", "0;0;1",
        ])
    func badPlaces(text: String) {
        #expect(SlotView.Place(text) == nil)
    }

    @Test("The slots of a second chassis are drawn there")
    func secondChassis() throws {
        let chassis = try Known.view(try fixture("quirks.json")).chassis
        #expect(chassis.map(\.name) == ["chassis0", "chassis1"])
        #expect(chassis.last?.slots.map(\.name).contains("chassis1/clk1") == true)
    }

    @Test("An empty document gives an empty view, with the single finding that nothing is known")
    func nothing() throws {
        let view = DeviceView(SampleSet(), try Known.catalog.get().families)
        #expect(view.clocks.isEmpty && view.chassis.isEmpty && view.ntp == nil && view.sync.state == nil)
        #expect(try DeviceStatus.up(view).findings(now: 0).map(\.kind) == [.stateUnknown])
    }
}
