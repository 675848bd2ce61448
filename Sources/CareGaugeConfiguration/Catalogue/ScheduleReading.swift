import CareGaugeModel
import YAML

/// A schedule with the last day of a continuous one, where that is written.
struct DatedSchedule {
  var schedule: Schedule
  var until: Day?
}

extension Section {
  /// When a row falls due; `issue` is its document, whose days are the defaults.
  func schedule(_ issue: PolicyDocument?, continuous: Bool, undated: Bool) -> DatedSchedule? {
    let words = ["by", "every"] + (continuous ? ["continuous"] : [])
    let example =
      "by: 2023-12-31" + (continuous ? ", every: {year: \"12-31\"} or continuous: yes" : " or every: {month: 25}")
    let word = one(of: words, write: example + (continuous ? " (none only with judge: no)" : ""), orNone: undated)
    let orBy = optional("or_by", .day)
    if has("or_by") && word != "by" {
      fault(at: "or_by", "\"or_by\" without \"by\"; write by: with the reading that is used")
    }
    switch word {
    case "by":
      guard let day = required("by", .day) else { return nil }
      if day == orBy {
        fault(atValueOf: "or_by", "\"or_by\" is the same day as \"by\"; write the other reading, or take it out")
      }
      return DatedSchedule(schedule: .once(by: day, orBy: orBy))
    case "every": return recurrence(issue).map { DatedSchedule(schedule: .every($0)) }
    case "continuous": return continuousSchedule()
    default: return undated ? DatedSchedule(schedule: .undated) : nil
    }
  }

  private func continuousSchedule() -> DatedSchedule? {
    if case .scalar = node("continuous")?.content {
      guard let flag = required("continuous", .flag) else { return nil }
      if !flag { fault(atValueOf: "continuous", "\"continuous\" is no; write by: or every: instead") }
      return flag ? DatedSchedule(schedule: .continuous(from: nil)) : nil
    }
    guard let days = section("continuous", write: "continuous: yes, or continuous: {from: 2024-01-01}") else {
      return nil
    }
    let from = days.optional("from", .day)
    let to = days.optional("to", .day)
    days.finish()
    if let from, let to, to < from { days.fault(atValueOf: "to", "\"to\" is before \"from\"; correct one of the days") }
    return DatedSchedule(schedule: .continuous(from: from), until: to)
  }

  private func recurrence(_ issue: PolicyDocument?) -> Recurrence? {
    if case .scalar("unspecified", _) = node("every")?.content {
      return Recurrence(rule: .unspecified, from: nil, to: nil)
    }
    let example = "every: {year: \"12-31\"}, {days: [\"06-30\", \"11-30\"]}, {month: 25}, {month: end} or unspecified"
    guard let every = section("every", write: example) else { return nil }
    let rule = every.rule(example)
    let from = every.optional("from", .bound)
    let to = every.optional("to", .bound)
    every.finish()
    guard !every.isBroken, let rule else { return nil }
    let first = from?.start ?? (rule == .unspecified ? nil : issue?.issued)
    let recurrence = Recurrence(rule: rule, from: first, to: to?.end)
    if rule != .unspecified { every.check(recurrence, issue) }
    return recurrence
  }

  private func rule(_ example: String) -> Recurrence.Rule? {
    switch one(of: ["year", "days", "month", "unspecified"], write: example) {
    case "year": return required("year", .monthDay).map { .year(month: $0.month, day: $0.day) }
    case "days":
      let days = list("days", .monthDay, isRequired: true) ?? []
      // One faulty day would make the others look like too few.
      guard case .list(let written) = node("days")?.content, days.count == written.count, !days.isEmpty else {
        return nil
      }
      return .days(days.map(\.value))
    case "month": return required("month", .dayOfMonth)
    case "unspecified": return required("unspecified", .flag).map { _ in .unspecified }
    default: return nil
    }
  }

  private func check(_ recurrence: Recurrence, _ issue: PolicyDocument?) {
    if let from = recurrence.from, let to = recurrence.to, to < from {
      fault(atValueOf: "to", "\"to\" is before the beginning, \(from); correct one of the days")
    } else if let issue, recurrence.to == nil, issue.validUntil == nil {
      fault("it has no end; write to: here, or valid_until: for the document \(issue.id)")
    } else if issue != nil, recurrence.occurrences(until: issue?.validUntil).isEmpty {
      fault("no due day lies between beginning and end; correct the days, or \"from\" and \"to\"")
    }
  }

  /// How sure the due day is: as written, else `stated` where there is a day.
  func dueBasis(of schedule: Schedule?) -> DueBasis {
    if let written = optional("due_basis", Form<DueBasis>.word) { return written }
    switch schedule {
    case .undated, .continuous(from: nil): return .none
    case .every(let recurrence) where recurrence.rule == .unspecified: return .none
    default: return .stated
    }
  }
}

extension Form where Value == Period {
  /// The first or last day of a recurrence: a day, month or year.
  fileprivate static var bound: Form {
    Form<Period>.period.asking(for: "a day, month or year such as 2023-09-25, 2023-09 or 2023")
  }
}

extension Form where Value == Recurrence.Rule {
  /// `25`, or `end` for the last day of each month.
  fileprivate static var dayOfMonth: Form {
    Form("a day from 1 to 28, or end for the month's last day") { text, _ in
      if text == "end" { return .success(.monthEnd) }
      guard let day = wholeNumber(text), (1...31).contains(day) else { return .failure(Misfit()) }
      if day > 28 {
        return .failure(Misfit("which not every month has", write: "end for the month's last day, or a day up to 28"))
      }
      return .success(.month(day: day))
    }
  }
}
