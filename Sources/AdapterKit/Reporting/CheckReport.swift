/// What a check came to.
package struct CheckReport: Sendable {
  package let program: String
  package private(set) var vectors: [CheckedVector] = []

  init(program: String) { self.program = program }

  mutating func add(_ more: some Sequence<CheckedVector>, _ only: [String]) {
    vectors += more.filter { CheckReport.isWanted($0.vector.name, only) }
  }

  /// Whether a name, or its beginning, was asked for.
  static func isWanted(_ name: String, _ only: [String]) -> Bool {
    only.isEmpty || only.contains { name == $0 || name.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }
  }

  package var failures: [(vector: Vector, failure: Failure)] {
    vectors.compactMap { checked in
      if case .failed(let failure) = checked.verdict { (checked.vector, failure) } else { nil }
    }
  }

  private var skipped: [(name: String, reason: String)] {
    vectors.compactMap { checked in
      if case .notApplicable(let reason) = checked.verdict { (checked.vector.name, reason) } else { nil }
    }
  }

  package var hasPassed: Bool { failures.isEmpty && vectors.contains { $0.verdict == .passed } }

  /// The last line.
  package var summary: String {
    let run = vectors.count - skipped.count
    let rest = skipped.isEmpty ? "" : "; \(skipped.count) say nothing about this program"
    return "\(program): \(run) vectors run, \(run - failures.count) passed, \(failures.count) failed\(rest)"
  }

  /// Everything for a person: each failure explained, what was left out, the summary.
  package var text: String {
    var lines: [String] = []
    for (vector, failure) in failures {
      lines.append("FAILED \(vector.name)")
      lines.append("  asked:    \(vector.about)")
      lines += CheckReport.block("sent:", failure.sent)
      lines += CheckReport.block("came:", failure.came)
      if failure.expected != vector.about { lines.append("  expected: \(failure.expected)") }
      lines += ["  mend:     \(vector.mend)", "  again:    --only \(vector.name)", ""]
    }
    for (reason, names) in grouped { lines.append("not run (\(reason)): \(names.joined(separator: ", "))") }
    return (lines + [summary]).joined(separator: "\n")
  }

  /// What was left out, by reason.
  private var grouped: [(reason: String, names: [String])] {
    var order: [String] = []
    var names: [String: [String]] = [:]
    for (name, reason) in skipped {
      if names[reason] == nil { order.append(reason) }
      names[reason, default: []].append(name)
    }
    return order.map { ($0, names[$0] ?? []) }
  }

  private static func block(_ title: String, _ lines: [String]) -> [String] {
    lines.enumerated().map { number, line in
      "  " + (number == 0 ? title : "").padding(to: 10) + line
    }
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    count < width ? self + String(repeating: " ", count: width - count) : self
  }
}
