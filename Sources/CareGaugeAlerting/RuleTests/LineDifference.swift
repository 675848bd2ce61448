/// What was expected against what there is, line by line: `- ` only expected, `+ ` only there, `  ` both.
struct LineDifference {
  let lines: [String]

  init(expected: [String], found: [String]) {
    let difference = found.difference(from: expected)
    var removed: Set<Int> = []
    var inserted: [Int: String] = [:]
    for change in difference {
      switch change {
      case .remove(let place, _, _): removed.insert(place)
      case .insert(let place, let text, _): inserted[place] = text
      }
    }
    var lines: [String] = []
    var count = 0
    func insert() {
      while let text = inserted[count] {
        lines.append("+ \(text)")
        count += 1
      }
    }
    for (place, text) in expected.enumerated() {
      if removed.contains(place) {
        lines.append("- \(text)")
      } else {
        insert()
        lines.append("  \(text)")
        count += 1
      }
    }
    insert()
    self.lines = lines
  }
}
