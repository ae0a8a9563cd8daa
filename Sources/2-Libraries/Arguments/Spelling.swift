/// The candidate that `word` was most likely meant to be, or nil if none is near:
/// at most a third of its letters may differ, and a word that only begins the same is near too.
func nearest(to word: String, among candidates: [String]) -> String? {
    let distances = candidates.map { (candidate: $0, distance: editDistance(word, $0)) }
    if let best = distances.min(by: { $0.distance < $1.distance }), best.distance <= max(1, word.count / 3) {
        return best.candidate
    }
    // An abbreviation, if there is only one reading of it.
    let longer = candidates.filter { $0.hasPrefix(word) }
    return longer.count == 1 && word.count >= 3 ? longer.first : nil
}

/// How many letters must be inserted, removed, replaced or swapped with their neighbour to turn one word into the other.
func editDistance(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    // Three rows of the table of distances between prefixes; row i ends with the distance of i letters to all of `right`.
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for i in left.indices {
        var row = [i + 1]
        for j in right.indices {
            let replaced = last[j] + (left[i] == right[j] ? 0 : 1)
            var best = min(replaced, last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                best = min(best, beforeLast[j - 1] + 1)
            }
            row.append(best)
        }
        (beforeLast, last) = (last, row)
    }
    return last[right.count]
}
