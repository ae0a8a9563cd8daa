#if LIBFUZZER
    import Foundation
    import Fuzzing
    import TestFiles

    /// The same targets under libFuzzer, which sees what code an input reaches: `.ci/fuzz --libfuzzer`. FUZZ_TARGET names the target.
    enum LibFuzzer {
        fileprivate static let target =
            FuzzTarget.all.first { $0.name == ProcessInfo.processInfo.environment["FUZZ_TARGET"] } ?? FuzzTarget.all[0]
        fileprivate static let campaign = Result { try Campaign(target, corpus: []) }
        fileprivate static let mutator = Mutator(target.grammar, (try? target.corpus()) ?? [])

        /// Hands over to libFuzzer with the arguments of the process.
        static func run() -> Int32 {
            var count = CommandLine.argc
            var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
            return driver(&count, &arguments, look)
        }
    }

    @_silgen_name("LLVMFuzzerRunDriver")
    private func driver(
        _ count: UnsafeMutablePointer<Int32>,
        _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
        _ look: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
    ) -> Int32

    @_silgen_name("LLVMFuzzerMutate")
    private func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ capacity: Int) -> Int

    private func look(_ data: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
        let input = Array(UnsafeBufferPointer(start: data, count: size))
        guard let finding = (try? LibFuzzer.campaign.get())?.finding(input) else { return 0 }
        FileHandle.standardError.write(Data("FOUND \(finding)\n".utf8))
        abort()
    }

    /// Every other change is one that knows the structure.
    @_cdecl("LLVMFuzzerCustomMutator")
    public func customMutator(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ capacity: Int, _ seed: UInt32) -> Int {
        guard seed & 1 == 0 else { return mutate(data, size, capacity) }
        var chance = SeededGenerator(seed: UInt64(seed))
        let changed = LibFuzzer.mutator.changed(Array(UnsafeBufferPointer(start: data, count: size)), &chance).prefix(capacity)
        UnsafeMutableBufferPointer(start: data, count: capacity).update(fromContentsOf: changed)
        return changed.count
    }
#endif
