import Glibc

/// What the process uses of the machine. A number is nil where the system does not report it.
public struct ProcessStatistics: Sendable, Equatable {
    /// Time on a processor since the start, in user and in system mode together, in seconds.
    public var cpuSeconds: Double?
    /// Memory that is in RAM, in bytes.
    public var residentBytes: Int?
    /// Address space, in bytes.
    public var virtualBytes: Int?
    /// Open files, sockets and the like.
    public var openFileDescriptors: Int?
    /// How many may be open; nil if there is no limit.
    public var maximumFileDescriptors: Int?
    /// When the process started, in seconds since 1970.
    public var startTime: Double?

    /// Reads the numbers of this process. Takes some microseconds.
    public static func read() -> ProcessStatistics {
        // Pages: size, resident, … (proc(5)). Takes the kernel far less time than /proc/self/stat.
        let memory = memoryFile.readNumbers(2)
        return ProcessStatistics(
            // Not from the stat file, which counts in hundredths of a second, in which a scrape would vanish.
            cpuSeconds: seconds(of: CLOCK_PROCESS_CPUTIME_ID),
            residentBytes: memory.map { $0[1] * pageSize },
            virtualBytes: memory.map { $0[0] * pageSize },
            openFileDescriptors: countOpenFileDescriptors(),
            maximumFileDescriptors: readMaximumFileDescriptors(),
            startTime: startTimeOfProcess)
    }
}

// Both stay open: opening them takes the kernel longer than reading them.
private let memoryFile = SystemFile("/proc/self/statm")

private let descriptorFolder = open("/proc/self/fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC)

private let pageSize = sysconf(Int32(_SC_PAGESIZE))

/// Read once: the kernel derives the boot time from the time of day, so it moves whenever the clock is set,
/// and a start time that moves looks like a restart.
private let startTimeOfProcess: Double? = {
    guard
        let startTicks = systemText("/proc/self/stat").flatMap(parseStartTicks),
        let bootTime = systemText("/proc/stat").flatMap(parseBootTime)
    else { return nil }
    return bootTime + Double(startTicks) / Double(sysconf(Int32(_SC_CLK_TCK)))
}()

private func readMaximumFileDescriptors() -> Int? {
    let limit = sysconf(Int32(_SC_OPEN_MAX))
    return limit > 0 ? limit : nil
}

private func countOpenFileDescriptors() -> Int? {
    // Since Linux 6.2 the size of the directory is the number of descriptors, so listing them is not necessary.
    var status = stat()
    if fstat(descriptorFolder, &status) == 0, status.st_size > 0 { return Int(status.st_size) }
    guard let directory = opendir("/proc/self/fd") else { return nil }
    defer { closedir(directory) }
    var count = 0
    while readdir(directory) != nil { count += 1 }
    // Without `.`, `..` and the descriptor with which the directory was read.
    return count - 3
}

/// A short file under /proc that is read again and again.
private struct SystemFile {
    private let descriptor: Int32

    init(_ path: String) { descriptor = open(path, O_RDONLY | O_CLOEXEC) }

    /// The integers at its beginning, separated by blanks; nil where the system does not report them.
    func readNumbers(_ count: Int) -> [Int]? {
        var text = [UInt8](repeating: 0, count: 128)
        let length = pread(descriptor, &text, text.count, 0)
        var numbers: [Int] = []
        var number = 0
        for byte in text.prefix(max(length, 0)) where numbers.count < count {
            if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), number < Int.max / 16 {
                number = number * 10 + Int(byte - UInt8(ascii: "0"))
            } else {
                numbers.append(number)
                number = 0
            }
        }
        return numbers.count == count ? numbers : nil
    }
}

private func systemText(_ path: String) -> String? {
    (try? readFile(path: path, maximumBytes: 16 << 20)).map { String(decoding: $0, as: UTF8.self) }
}
