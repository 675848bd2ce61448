import CareGaugeModel
import YAML

extension RuleTestFile {
  /// No timeline may be longer, lest a mistyped year keep a test running for hours.
  private static let longest = 20 * 366

  func readExpectations(_ test: Section, start: Instant?) -> [RuleExpectation] {
    let example = "{on: 2023-10-08, targets: [{id: YC-011, state: at_risk}]}"
    if !test.has("expect") { test.requireOne(of: ["expect"], write: "expect: [\(example)]") }
    let sections = test.sections("expect", write: example)
    if sections.isEmpty, case .list = test.node("expect")?.content {
      test.fault(atValueOf: "expect", "nothing is expected; write \(example)")
    }
    return sections.compactMap { $0.isBroken ? nil : readExpectation($0, start: start) }
  }

  private func readExpectation(_ section: Section, start: Instant?) -> RuleExpectation? {
    let on = section.required("on", .day)
    let until = section.optional("until", .day)
    let targets = section.sections("targets", write: "{id: YC-011, state: at_risk}").compactMap(readTarget)
    let alerts = readListed(section, "alerts", "alerts_include", readAlert)
    let mails = readListed(section, "mails", "mails_include", readMail)
    section.finish()
    if !["targets", "alerts", "alerts_include", "mails", "mails_include"].contains(where: section.has) {
      section.fault("nothing is expected of the day; write targets:, alerts: or mails: and what is to be so")
    }
    guard let on else { return nil }
    if let until, until < on {
      section.fault(atValueOf: "until", "\"until\" is before \"on\"; write a later day, or take it out")
    }
    if let start {
      let first = zone.day(of: start)
      if on < first { section.fault(atValueOf: "on", "\"on\" is before \(first), the test's start; write a later day") }
      if (until ?? on) - first > RuleTestFile.longest {
        let key = until == nil ? "on" : "until"
        section.fault(
          atValueOf: key, "\"\(key)\" is more than 20 years after \(first), the test's start; write an earlier day")
      }
    }
    return RuleExpectation(
      line: section.place.line, from: on, until: until ?? on, targets: targets, alerts: alerts, mails: mails)
  }

  /// The items of the whole list, or of one that need not name all; an empty whole list says that there is nothing.
  private func readListed<Item: Hashable & Sendable>(
    _ section: Section, _ whole: String, _ part: String, _ read: (Node, Section, String) -> Item?
  ) -> RuleExpectation.Listed<Item>? {
    guard let key = section.one(of: [whole, part], write: "", orNone: true), let node = section.node(key) else {
      return nil
    }
    switch node.content {
    case .refused: return nil
    case .list(let items):
      if items.isEmpty && key == part {
        section.fault(
          atValueOf: key, "\"\(key)\" is an empty list; write items, or \(whole): [] if there are to be none")
      }
      return RuleExpectation.Listed(items.compactMap { read($0, section, key) }, isWhole: key == whole)
    case .scalar, .map:
      let state = node.isEmpty ? "has no value" : "is \(node.kindName)"
      section.fault(atValueOf: key, "\"\(key)\" \(state); write a list, or [] if there are to be none")
      return nil
    }
  }

  private func readTarget(_ section: Section) -> ExpectedTarget? {
    if section.isBroken { return nil }
    let id = name(section, "id", .name("YC-011"), .target)
    let state = section.required("state", Form<TargetState>.word)
    let reason = section.optional("reason", Form<AssessmentReason.Code>.word)
    let occurrence = section.optional("occurrence", .text("an occurrence such as \"2023\""))
    section.finish()
    if let id, let target = names.targets[id], section.has("occurrence") {
      let isRecurring = if case .every = target.schedule { true } else { false }
      if !isRecurring { section.fault(at: "occurrence", "\(id) has no occurrences; take it out") }
    }
    guard let id, let state else { return nil }
    return ExpectedTarget(id: id, occurrence: occurrence, state: state, reason: reason)
  }

  private func readAlert(_ node: Node, _ parent: Section, _ key: String) -> ExpectedAlert? {
    if case .scalar = node.content {
      return parent.value(of: node, as: "an item of \"\(key)\"", alertKey).map { ExpectedAlert(key: $0) }
    }
    let section = Section(
      node, as: "an item of \"\(key)\"", write: "{id: target:YC-011, condition: at_risk}", file: file, log: log)
    if section.isBroken { return nil }
    let id = section.required("id", alertKey)
    let state = section.optional("state", Form<AlertState>.word) ?? .firing
    let condition = section.optional("condition", Form<AlertCondition>.word)
    let severity = section.optional("severity", Form<Severity>.word)
    section.finish()
    return id.map { ExpectedAlert(key: $0, state: state, condition: condition, severity: severity) }
  }

  private func readMail(_ node: Node, _ parent: Section, _ key: String) -> ExpectedMail? {
    let section = Section(
      node, as: "an item of \"\(key)\"", write: "{to: operations, about: [target:YC-011]}", file: file, log: log)
    if section.isBroken { return nil }
    let to = name(section, "to", .name("operations"), .receiver)
    let subject = section.optional("subject", .text("a subject"))
    let form = section.optional("form", Form<PlannedMessage.Form>.word)
    let leaves = section.optional("leaves", .moment(in: zone))
    let about = readNews(section)
    section.finish()
    return to.map { ExpectedMail(to: $0, subject: subject, form: form, about: about, leaves: leaves) }
  }

  private func readNews(_ mail: Section) -> [ExpectedMail.News]? {
    guard let node = mail.node("about") else { return nil }
    let items = if case .list(let items) = node.content { items } else { [node] }
    if items.isEmpty {
      mail.fault(atValueOf: "about", "\"about\" is an empty list; write the alerts' ids, or take it out")
    }
    return items.compactMap { item in
      guard case .map = item.content else {
        return mail.value(of: item, as: "an item of \"about\"", alertKey).map { ExpectedMail.News(key: $0) }
      }
      let section = Section(item, as: "an item of \"about\"", write: "{id: …, occasion: …}", file: file, log: log)
      let id = section.required("id", alertKey)
      let occasion = section.optional("occasion", Form<AlertNews.Occasion>.word)
      section.finish()
      return id.map { ExpectedMail.News(key: $0, occasion: occasion) }
    }
  }
}
