import CareGaugeModel

/// What the head of a report must say: one entry each.
enum ReportRules {
  static let all: [OutputRule] = [
    OutputRule(
      "report/name", "Each report has a name of 1 to 200 bytes.",
      mend: "Write \"report\":\"r1\", counted up; the name holds only within the collection."
    ) { $0.first(["report"]) { (1...200).contains($0.report?.utf8.count ?? 0) ? nil : "\"report\" is no such text" } },
    OutputRule(
      "report/name-once", "No two reports have the same name.", mend: "Count the names up: r1, r2, r3."
    ) { $0.firstRepeated(["report"]) { $0.report } },
    OutputRule(
      "report/before-its-lines", "A report's line comes before its readings, absences and rejections.",
      mend: "Print the report line first; \"report\" of each further line is its name."
    ) { speech in
      var known: Set<String> = []
      return speech.first(["report", "reading", "absent", "rejected"]) { line in
        guard let name = line.report else { return "\"report\" is missing" }
        if line.type == "report" { known.insert(name) }
        return known.contains(name) ? nil : "no report \"\(name)\" was declared before"
      }
    },
    OutputRule(
      "report/period", "period is a day, month, quarter, half-year or year.",
      mend: "Write 2023-09-06, 2023-09, 2023-Q3, 2023-H1 or 2023, as a text."
    ) { $0.first(["report"]) { period($0) == nil ? "\"period\" is no such text" : nil } },
    OutputRule(
      "report/reported-at", "reported_at is the day that the report bears.",
      mend: "Write 2023-09-25; where the report bears no day, take the day on which it came."
    ) { $0.first(["report"]) { day($0, "reported_at") == nil ? "\"reported_at\" is no such day" : nil } },
    OutputRule(
      "report/period-begins-before-the-report", "The period does not begin after the report's day.",
      mend: "Look at how period and reported_at are read: one of them is wrong."
    ) {
      $0.first(["report"]) { line in
        guard let period = period(line), let day = day(line, "reported_at") else { return nil }
        return period.start <= day ? nil : "\(period) begins after \(day)"
      }
    },
    OutputRule(
      "report/status", "status is provisional, final or revised, or missing.",
      mend: "更正 and 补报 are revised, 快报 is provisional, everything else final."
    ) { $0.first(["report"]) { optional($0, "status") { ReportStatus(rawValue: $0) != nil } } },
    OutputRule(
      "report/as-of", "as_of is a day within the period, or missing.",
      mend: "Say as_of only where the figures stand for another day than the period's last."
    ) {
      $0.first(["report"]) { line in
        optional(line, "as_of") { text in Day(text).map { period(line)?.contains($0) ?? true } ?? false }
      }
    },
    OutputRule(
      "report/delivered-at", "delivered_at is an instant with its offset, or missing.",
      mend: "Write 2023-09-25T16:20:00+08:00: seconds, and the offset or Z."
    ) { $0.first(["report"]) { optional($0, "delivered_at") { Instant(rfc3339: $0) != nil } } },
    OutputRule(
      "report/sha256", "sha256 is 64 hexadecimal digits in small letters, or missing.",
      mend: "Take it over the file's bytes (sha256sum, hashlib.sha256), or leave it out."
    ) {
      $0.first(["report"]) {
        optional($0, "sha256") { $0.utf8.count == 64 && $0.allSatisfy { "0123456789abcdef".contains($0) } }
      }
    },
    OutputRule(
      "report/reporter", "reporter is a text that is not empty, or missing.",
      mend: "Leave reporter out where the source names none; null is allowed, \"\" is not."
    ) { $0.first(["report"]) { optional($0, "reporter") { !$0.isEmpty } } },
    OutputRule(
      "report/source", "source is a text that is not empty, or missing.",
      mend: "Write where the report was read, as \"file:2023-09.csv\"."
    ) { $0.first(["report"]) { optional($0, "source") { !$0.isEmpty } } },
    OutputRule(
      "report/obligation", "obligation is the catalogue's id of an obligation, or missing.",
      mend: "Leave it out where the source does not say which report this is."
    ) {
      $0.first(["report"]) {
        optional($0, "obligation") { !$0.isEmpty && $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
      }
    },
  ]

  private static func period(_ line: OutputLine) -> Period? { line.message?["period"]?.text.flatMap { Period($0) } }

  private static func day(_ line: OutputLine, _ key: String) -> Day? { line.message?[key]?.text.flatMap { Day($0) } }

  /// Nil where the key is missing or null, or its text is right.
  private static func optional(_ line: OutputLine, _ key: String, _ isRight: (String) -> Bool) -> String? {
    switch line.message?[key] {
    case nil, .null: nil
    case .text(let text) where isRight(text): nil
    case let value?: "\"\(key)\" is \(value.line)"
    }
  }
}
