import CareGaugeModel

/// What became of one test.
package struct RuleTestResult: Hashable, Sendable {
  /// An expectation that was not met.
  package struct Failure: Hashable, Sendable {
    /// Where the expectation stands.
    package var file: String
    package var line: Int
    /// `targets at the end of 2023-12-01`
    package var subject: String
    /// What was expected against what there was.
    package var difference: [String]
  }

  package var test: RuleTest
  /// In the order of days, then of the file.
  package var failures: [Failure]

  package var hasPassed: Bool { failures.isEmpty }

  /// `passed` or `FAILED` with the test's name, and for each failure its place, its day and its difference.
  package var text: String {
    var lines = ["\(hasPassed ? "passed" : "FAILED")  \(test.name)"]
    for failure in failures {
      lines.append("  \(failure.file):\(failure.line): \(failure.subject)")
      lines += failure.difference.map { "    \($0)" }
    }
    return lines.map { "\($0)\n" }.joined()
  }

  /// `3 tests passed, 1 failed`
  package static func summary(of results: [RuleTestResult]) -> String {
    let passed = results.count(where: \.hasPassed)
    return "\(passed) \(passed == 1 ? "test" : "tests") passed, \(results.count - passed) failed"
  }
}
