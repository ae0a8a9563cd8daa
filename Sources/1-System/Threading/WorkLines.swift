/// The jobs that wait for a thread of a ``WorkExecutor``, in two lines: the usual one, and one for work that lets others go first.
///
/// While both have jobs, every eighth that is taken is of the second line, so that it moves on under any load.
struct WorkLines<Job> {
    private static var share: Int { 8 }

    private var usual = WorkLine<Job>()
    private var late = WorkLine<Job>()
    /// How many of the usual line have been taken since one of the other.
    private var passed = 0

    var count: Int { usual.count + late.count }
    var isEmpty: Bool { count == 0 }

    /// - Parameter letsOthersGoFirst: whether the job waits in the second line.
    mutating func append(_ job: Job, letsOthersGoFirst: Bool) {
        if letsOthersGoFirst { late.append(job) } else { usual.append(job) }
    }

    /// The next job; `nil` if none waits.
    mutating func take() -> Job? {
        if !late.isEmpty, usual.isEmpty || passed >= Self.share - 1 {
            passed = 0
            return late.take()
        }
        passed += 1
        return usual.take()
    }
}

/// Jobs in the order in which they came.
private struct WorkLine<Job> {
    private var jobs: [Job] = []
    private var next = 0

    var count: Int { jobs.count - next }
    var isEmpty: Bool { next == jobs.count }

    mutating func append(_ job: Job) {
        if isEmpty {
            jobs.removeAll(keepingCapacity: true)
            next = 0
        }
        jobs.append(job)
    }

    mutating func take() -> Job? {
        guard !isEmpty else { return nil }
        next += 1
        // A long line never empties completely; finished jobs must not pile up at its front.
        if next > 1024 {
            jobs.removeFirst(next - 1)
            next = 1
        }
        return jobs[next - 1]
    }
}
