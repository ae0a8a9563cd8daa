import Catalog
import LANTIMECatalog
import Metrics
import StatusDocument
import Testing

@testable import Fleet

@Suite("Plans shared between devices")
struct SharedPlansTests {
    private let catalog: CompiledCatalog
    private let plans: SharedPlans
    private let noSecrets = DeviceText(hiding: [], user: nil)

    init() throws {
        catalog = try CompiledCatalog.lantime()
        plans = SharedPlans(catalog.families)
    }

    private static func json(serial: String, extra: String = "") -> [UInt8] {
        Array(
            #"{"system-information": {"serial-number": "\#(serial)"}, "data": {"system": {"sync-status": {"clock-status": {"clock": "synchronized"}}}\#(extra)}}"#
                .utf8)
    }

    @Test("Devices with the same keys share them, even when another shape came between; other shapes keep theirs")
    func keys() throws {
        var kept: [DocumentKeys] = []
        let (a, b, c) = (#", "x": {"a": 1}"#, #", "x": {"b": 1}"#, #", "x": {"a": 7}"#)
        for (serial, extra) in [("1", ""), ("2", a), ("300", ""), ("4", b), ("5", c)] {
            var plan: WalkPlan?
            let document = try plans.document(Self.json(serial: serial, extra: extra), knowing: nil) { noSecrets }
            _ = catalog.walk(document, device: "gm\(serial)", options: WalkOptions(), following: &plan) {
                plans.share(&$0, WalkOptions())
            }
            kept.append(try #require(plan).keys)
        }
        #expect(kept[0] === kept[2] && kept[1] === kept[4])
        #expect(kept[0] !== kept[1] && kept[1] !== kept[3] && kept[0] !== kept[3])
    }

    @Test("A device's values are its own, whatever it shares")
    func values() throws {
        for number in 1...3 {
            var plan: WalkPlan?
            let document = try plans.document(Self.json(serial: "s\(number)"), knowing: nil) { noSecrets }
            for _ in 0..<2 {
                var samples = catalog.walk(
                    document, device: "gm\(number)", options: WalkOptions(), following: &plan,
                    sharing: { plans.share(&$0, WalkOptions()) }
                ).samples
                samples.sort(familyCount: catalog.familyCount)
                let info = try #require(catalog.families.id("lantime_device_info"))
                let sample = try #require(samples.samples(of: info).first)
                #expect(samples.value(of: "serial_number", in: sample.labels) == "s\(number)")
                #expect(samples.value(of: "device", in: sample.labels) == "gm\(number)")
            }
        }
    }
}
