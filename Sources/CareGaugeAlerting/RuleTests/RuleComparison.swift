import CareGaugeModel
import CareGaugeRules

/// Compares what a test expects with what there is; gives the lines of the difference, none where all is as expected.
struct RuleComparison {
  private let scope: RuleTest.Scope
  private let words: RuleTestWords

  init(_ scope: RuleTest.Scope, _ words: RuleTestWords) {
    self.scope = scope
    self.words = words
  }

  /// Whether the test speaks of the alert.
  private func isWithin(_ alert: Alert) -> Bool {
    scope.match.holds(for: alert)
      && (scope.targets.isEmpty || alert.subject.target.map(scope.targets.contains) ?? false)
  }

  func compare(_ expected: [ExpectedTarget], with targets: [JudgedTarget]) -> [String] {
    expected.flatMap { expected -> [String] in
      let judged = targets.first { $0.target.id == expected.id }
      let assessment = judged.flatMap { judged in
        expected.occurrence.map { name in judged.begun.first { $0.occurrence == name } } ?? judged.current
      }
      if assessment?.state == expected.state, expected.reason.map({ $0 == assessment?.reason.code }) ?? true {
        return []
      }
      let found = words.line(for: expected, judged, assessment)
      return ["- \(words.line(for: expected))", "+ \(found)"]
    }
  }

  func compare(_ expected: RuleExpectation.Listed<ExpectedAlert>, with book: AlertBook) -> [String] {
    var lines: [String] = []
    for item in expected.items {
      let alert = book[item.key]
      let isAsExpected =
        (alert?.state ?? .inactive) == item.state && (item.condition.map { $0 == alert?.condition } ?? true)
        && (item.severity.map { $0 == alert?.severity } ?? true)
      if !isAsExpected { lines += ["- \(words.line(for: item))", "+ \(words.line(for: item.key, alert))"] }
    }
    guard expected.isWhole else { return lines }
    let named = Set(expected.items.map(\.key))
    let others = book.active.filter { $0.state == .firing && !named.contains($0.key) && isWithin($0) }
    return lines + others.map { "+ \(words.line(for: $0.key, $0))" }
  }

  func compare(_ expected: RuleExpectation.Listed<ExpectedMail>, with decided: [DecidedMail]) -> [String] {
    let mails = decided.compactMap { mail -> DecidedMail? in
      var mail = mail
      mail.message.news.removeAll { !isWithin($0.alert) }
      return mail.message.news.isEmpty ? nil : mail
    }
    let pairing = Pairing(expected: expected.items.count, found: mails.count) { fits(mails[$1], expected.items[$0]) }
    var left = pairing.left
    var lines: [String] = []
    for (place, item) in expected.items.enumerated() where pairing.partners[place] == nil {
      let asked = words.lines(for: item)
      let near = left.filter { mails[$0].message.receiver == item.to }
        .map { (place: $0, lines: words.lines(for: mails[$0], as: item)) }
        .max { common($0.lines, asked) < common($1.lines, asked) }
      if let near { left.removeAll { $0 == near.place } }
      lines += LineDifference(expected: asked, found: near?.lines ?? []).lines
    }
    if expected.isWhole { lines += left.flatMap { words.lines(for: mails[$0]).map { "+ \($0)" } } }
    return lines
  }

  private func common(_ left: [String], _ right: [String]) -> Int { Set(left).intersection(right).count }

  private func fits(_ mail: DecidedMail, _ expected: ExpectedMail) -> Bool {
    guard mail.message.receiver == expected.to, expected.subject.map({ $0 == mail.subject }) ?? true,
      expected.form.map({ $0 == mail.message.form }) ?? true, expected.leaves.map({ $0 == mail.leaves }) ?? true
    else { return false }
    guard let about = expected.about else { return true }
    let news = mail.message.news
    return about.count == news.count
      && about.allSatisfy { item in
        news.contains { $0.alert.key == item.key && (item.occasion ?? $0.occasion) == $0.occasion }
      }
  }
}
