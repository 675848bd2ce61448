import CareGaugeModel

extension WorkingDays {
  /// Why a text of notices cannot be read.
  package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    package var line: Int
    package var reason: String
    package var description: String { "working-days.txt:\(line): error: \(reason)" }
  }

  /// The years whose notices come with the program: 2004 to 2026.
  package static func published() throws(Fault) -> WorkingDays {
    try WorkingDays(notices: String(decoding: PackageResources.working_days_txt, as: UTF8.self))
  }

  /// Reads notices: `year 2023 SOURCE …`, then lines `off FIRST LAST NAME` and `work FIRST LAST NAME`, the last day only where
  /// there are several.
  package init(notices text: String) throws(Fault) {
    var years: [Int: Year] = [:]
    var current: Int?
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let words = line.split(separator: " ")
      guard let word = words.first, !word.hasPrefix("#") else { continue }
      func fault(_ reason: String) -> Fault { Fault(line: index + 1, reason: reason) }
      if word == "year" {
        guard words.count >= 3, let year = Int(words[1]), (1949...9999).contains(year) else {
          throw fault("write year 2023 and where the notice can be read")
        }
        guard years[year] == nil else { throw fault("\(year) stands here twice") }
        years[year] = Year(sources: words[2...].map(String.init))
        current = year
        continue
      }
      guard word == "off" || word == "work" else { throw fault("a line begins with year, off or work, not \(word)") }
      guard let current else { throw fault("write the line “year” first") }
      guard words.count >= 3, let first = Day(words[1]) else { throw fault("write \(word) 2023-01-21 2023-01-27 春节") }
      let last = Day(words[2]) ?? first
      guard first <= last, last - first < 31, first.components.year == current, last.components.year == current else {
        throw fault("\(first) to \(last) is no stretch of days within \(current)")
      }
      let days = (0...(last - first)).map { first + $0 }
      if word == "off" { years[current]?.off.formUnion(days) } else { years[current]?.worked.formUnion(days) }
    }
    for (year, notice) in years where !notice.off.isDisjoint(with: notice.worked) {
      throw Fault(line: 1, reason: "\(year) has days that are both off and worked")
    }
    self.init(years: years)
  }
}
