/// The known word that was most likely meant, or nil when none is near.
///
/// Near means few changes for the word's length: one for up to three characters, two for up to eight, else a third
/// of them; but never all of them. A prefix of exactly one known word is near as well.
/// Swapped neighbours (`prot`, `port`) count as one change. Case is ignored.
public func nearestSpelling(of word: String, in known: some Sequence<String>) -> String? {
    let allowed = min(word.count - 1, word.count <= 3 ? 1 : max(2, word.count / 3))
    let candidates = known.map { (word: $0, distance: editDistance(word.lowercased(), $0.lowercased())) }
    let near = candidates.filter { $0.distance <= allowed }.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    if let near { return near }
    let longer = candidates.filter { $0.word.lowercased().hasPrefix(word.lowercased()) }
    return longer.count == 1 && word.count >= 3 ? longer.first?.word : nil
}

/// The least number of insertions, deletions, replacements and exchanges of neighbours between two words.
func editDistance(_ first: String, _ second: String) -> Int {
    let a = Array(first.unicodeScalars)
    let b = Array(second.unicodeScalars)
    // Far apart in length means far apart; this also bounds the work for absurdly long keys.
    guard abs(a.count - b.count) <= 16, a.count <= 64 else { return .max }
    var rowBefore: [Int] = []
    var row = Array(0...b.count)
    for i in 0..<a.count {
        var next = [i + 1]
        for j in 0..<b.count {
            var distance = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                distance = min(distance, rowBefore[j - 1] + 1)
            }
            next.append(distance)
        }
        rowBefore = row
        row = next
    }
    return row[b.count]
}

/// `; did you mean "port"? known: …` for a message about an unknown word.
public func spellingHint(for word: String, known: some Sequence<String>) -> String {
    let sorted = known.sorted()
    let list = sorted.isEmpty ? "none" : sorted.joined(separator: ", ")
    guard let nearest = nearestSpelling(of: word, in: sorted) else { return "; known: \(list)" }
    return "; did you mean \"\(nearest)\"? known: \(list)"
}
