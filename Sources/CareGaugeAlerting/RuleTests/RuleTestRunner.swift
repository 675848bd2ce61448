import CareGaugeModel
import CareGaugeRules

/// Runs operators' rule tests by the judgement of the running service; pure, without a database and a clock.
package struct RuleTestRunner: Sendable {
  private let basis: JudgementBasis

  /// - Parameter basis: of the operator's own configuration and catalogues.
  package init(_ basis: JudgementBasis) { self.basis = basis }

  /// Lets the test's days pass and compares what comes of them with what it expects.
  package func run(_ test: RuleTest) -> RuleTestResult {
    var watches = test.expectations.map { Watch(expectation: $0) }
    let words = RuleTestWords(basis)
    let comparison = RuleComparison(test.scope, words)
    var failures: [RuleTestResult.Failure] = []
    RuleTimeline(basis).run(test) { end in
      for number in watches.indices {
        for (subject, difference) in watches[number].look(at: end, comparison) {
          failures.append(
            RuleTestResult.Failure(
              file: test.file, line: watches[number].expectation.line, subject: subject, difference: difference))
        }
      }
    }
    return RuleTestResult(test: test, failures: failures)
  }

  /// One expectation while its days pass.
  private struct Watch {
    let expectation: RuleExpectation
    private var mails: [DecidedMail] = []
    private var failed: Set<String> = []

    init(expectation: RuleExpectation) { self.expectation = expectation }

    /// What is otherwise than expected; of several days the first on which it is.
    mutating func look(
      at end: RuleTimeline.DayEnd, _ comparison: RuleComparison
    ) -> [(subject: String, difference: [String])] {
      guard expectation.from <= end.day, end.day <= expectation.until else { return [] }
      var found: [(String, [String])] = []
      func note(_ noun: String, _ difference: [String]) {
        guard !difference.isEmpty, failed.insert(noun).inserted else { return }
        found.append(("\(noun) at the end of \(end.day)", difference))
      }
      note("targets", comparison.compare(expectation.targets, with: end.targets))
      if let alerts = expectation.alerts { note("alerts", comparison.compare(alerts, with: end.alerts)) }
      guard let expected = expectation.mails else { return found }
      mails += end.mails
      guard end.day == expectation.until else { return found }
      let difference = comparison.compare(expected, with: mails)
      if !difference.isEmpty {
        let days = expectation.from == end.day ? "on \(end.day)" : "from \(expectation.from) to \(end.day)"
        found.append(("mails decided \(days)", difference))
      }
      return found
    }
  }
}
