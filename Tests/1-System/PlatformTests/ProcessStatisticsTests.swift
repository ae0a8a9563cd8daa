import Foundation
import Testing

@testable import Platform

@Suite struct ProcessStatisticsTests {
    @Test("the statistics of this process are present and plausible")
    func plausible() throws {
        let statistics = ProcessStatistics.read()
        let resident = try #require(statistics.residentBytes)
        let virtual = try #require(statistics.virtualBytes)
        #expect(resident > 1 << 20 && resident < virtual)
        let started = try #require(statistics.startTime)
        #expect(started < unixTimeNow() + 1 && started > unixTimeNow() - 3600)
        let open = try #require(statistics.openFileDescriptors)
        #expect(open >= 3 && open <= statistics.maximumFileDescriptors ?? .max)
    }

    @Test("processor time is finer than a hundredth of a second")
    func processorTime() throws {
        let before = try #require(ProcessStatistics.read().cpuSeconds)
        var sum = 0.0
        for number in 0..<50_000 { sum += Double(number).squareRoot() }
        let after = try #require(ProcessStatistics.read().cpuSeconds)
        #expect(sum > 0 && after > before)
    }

    @Test("an open descriptor is counted")
    func descriptors() throws {
        // Other tests open and close a few at the same time; 200 stand out.
        let before = try #require(ProcessStatistics.read().openFileDescriptors)
        let opened = (0..<200).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
        defer { opened.forEach { close($0) } }
        let during = try #require(ProcessStatistics.read().openFileDescriptors)
        #expect(abs(during - before - 200) < 50)
    }

    @Test("a process name that looks like fields is parsed correctly")
    func hostileName() {
        let numbers = (4...52).map { String($0 * 10) }.joined(separator: " ")
        #expect(parseStartTicks("17 (a) R 1 (b 2) S \(numbers)\n") == 220)
    }

    @Test(
        "a text that is not a stat line gives nothing",
        arguments: ["", "17", "17 (x)", "17 (x) S 1 2 3", "17 (x) S " + String(repeating: "x ", count: 50)])
    func broken(text: String) {
        #expect(parseStartTicks(text) == nil)
    }

    @Test("the boot time is found among other lines")
    func bootTime() {
        #expect(parseBootTime("cpu  1 2\nintr 5\nbtime 1700000000\nprocesses 9\n") == 1_700_000_000)
        #expect(parseBootTime("cpu  1 2\nxbtime 3\n") == nil)
        #expect(parseBootTime("btime soon\n") == nil)
    }
}
