import HTTPClient
import Testing

@testable import Journal

private struct Mark: Numbered, Equatable {
    let number: UInt64
    var device = ""
}

@Suite("Histories of many devices")
struct DeviceHistoriesTests {
    @Test("A fleet does not push out the failures of one device, nor the last entries of each")
    func fleet() {
        var histories = DeviceHistories<Mark>(deviceLimit: 20, limit: 6000)
        var number: UInt64 = 0
        for round in 0..<100 {
            for device in 0..<300 {
                number += 1
                histories.add(Mark(number: number, device: "gm\(device)"), isFailure: device == 7 && round < 15)
            }
        }
        #expect(histories.count == 6000)
        for device in 0..<300 { #expect(histories.entries(of: "gm\(device)").count == 20) }
        let failures: [UInt64] = (0..<15).map { UInt64((14 - $0) * 300 + 8) }
        #expect(histories.entries(of: "gm7").suffix(15).map(\.number) == failures)
    }

    @Test("With less room, the oldest success of any device is dropped first, and failures are kept", arguments: [1, 10, 100])
    func crowded(limit: Int) {
        var histories = DeviceHistories<Mark>(deviceLimit: 20, limit: limit)
        var number: UInt64 = 0
        for round in 0..<50 {
            for device in 0..<30 {
                number += 1
                histories.add(Mark(number: number, device: "gm\(device)"), isFailure: device == 7 && round < 5)
                #expect(histories.count <= limit)
            }
        }
        #expect(histories.count == limit && histories.entries.count == limit)
        #expect(limit < 10 || histories.entries(of: "gm7").suffix(5).map(\.number) == [128, 98, 68, 38, 8])
        #expect(histories.entries.contains { $0.number == number })
    }

    @Test("Smaller limits take effect at once, and a device without entries is forgotten")
    func limits() {
        var histories = DeviceHistories<Mark>(deviceLimit: 5, limit: 100)
        for number in 1...60 { histories.add(Mark(number: UInt64(number), device: "gm\(number % 6)"), isFailure: false) }
        #expect(histories.count == 30)
        histories.setLimits(device: 2, all: 100)
        #expect(histories.count == 12)
        histories.setLimits(device: 2, all: 3)
        #expect(histories.entries.map(\.number).sorted() == [58, 59, 60])
        histories.setLimits(device: 2, all: 0)
        #expect(histories.entries.isEmpty && histories.count == 0)
        histories.add(Mark(number: 61, device: "gm1"), isFailure: true)
        #expect(histories.entries.isEmpty)
    }
}
