import Foundation
import Platform
import Testing

@Suite("Memory")
struct MemoryPolicyTests {
    @Test(
        "Memory that was freed between what is in use is given back to the system",
        .disabled(if: ProcessInfo.processInfo.environment["ASAN_OPTIONS"] != nil, "the sanitizer has an allocator of its own"))
    func givenBack() {
        var kept: [[UInt8]] = []
        for number in 0..<2000 {
            let block = [UInt8](repeating: 1, count: 20_000)
            if number.isMultiple(of: 50) { kept.append(block) }
            // All of them live at once, so that each has a place of its own.
            kept.append(block + [0])
        }
        kept = kept.filter { $0.count == 20_000 }
        #expect(giveMemoryBack(keeping: 1 << 20))
        #expect(kept.count == 40)
    }

    @Test("Nothing is given back while little is free")
    func little() { #expect(!giveMemoryBack(keeping: .max)) }
}
