/// A region's table of headings and names, with the days from and to which each part of it holds.
///
/// Forms change from year to year; the table is a plain file that a person edits:
/// ```
/// # what stands before the first “from” always holds
/// label | reporter | 填报单位
/// from | 2023-01-01 | 2023-12-31
/// column | 机构养老床位 | institution_beds | beds | stock
/// ```
/// One entry a line: a word, then fields, separated by `|`; blanks round them do not matter; `#` begins a comment line.
/// `from | DAY | DAY` (the last day may be left out) begins a part; parts do not overlap.
public struct DatedMapping: Sendable, Hashable {
  /// One line: its word, its fields, its place.
  public struct Entry: Sendable, Hashable {
    /// The word that it begins with.
    public let word: String
    /// What follows, without the blanks round it.
    public let fields: [String]
    /// `headings.txt:12`, for error messages.
    public let place: String
  }

  /// What holds from one day to another.
  public struct Part: Sendable, Hashable {
    /// The first day.
    public let from: Day
    /// The last day, or nil when none is set.
    public let to: Day?
    /// Its lines, in order.
    public fileprivate(set) var entries: [Entry] = []
  }

  /// Lines that always hold.
  public let common: [Entry]
  /// The dated parts, earliest first.
  public let parts: [Part]

  /// Reads a table.
  /// - Parameters:
  ///   - text: The file's text.
  ///   - name: The file's name, for error messages.
  ///   - words: How many fields each word takes; another word or number is a fault.
  /// - Throws: `AdapterFault` with code `format`, naming every faulty line at once.
  public init(_ text: String, name: String, words: [String: ClosedRange<Int>]) throws {
    var faults: [String] = []
    var common: [Entry] = []
    var parts: [Part] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { PlainText($0).text }
      guard let word = fields.first, !word.isEmpty, !word.hasPrefix("#") else { continue }
      let entry = Entry(word: word, fields: Array(fields.dropFirst()), place: "\(name):\(index + 1)")
      do {
        if word == "from" {
          parts.append(try DatedMapping.part(entry, after: parts.last))
        } else {
          try DatedMapping.check(entry, words)
          if parts.isEmpty { common.append(entry) } else { parts[parts.count - 1].entries.append(entry) }
        }
      } catch {
        faults.append(error.reason)
      }
    }
    guard faults.isEmpty else { throw AdapterFault(.format, faults.joined(separator: "; ")) }
    self.common = common
    self.parts = parts
  }

  /// The part that holds on a day, or nil.
  public func part(on day: Day) -> Part? {
    parts.first { part in part.from <= day && part.to.map { day <= $0 } ?? true }
  }

  private static func part(_ entry: Entry, after last: Part?) throws(NotationFault) -> Part {
    guard (1...2).contains(entry.fields.count), let from = Day(entry.fields[0]) else {
      throw NotationFault("\(entry.place): write from | 2023-01-01 | 2023-12-31")
    }
    var to: Day?
    if let text = entry.fields.dropFirst().first, !text.isEmpty {
      guard let day = Day(text), day >= from else {
        throw NotationFault("\(entry.place): “\(text)” is not a day on or after \(from)")
      }
      to = day
    }
    if let last {
      guard let end = last.to, end < from else {
        throw NotationFault("\(entry.place): this part begins before the one above it ends; end that one earlier")
      }
    }
    return Part(from: from, to: to)
  }

  private static func check(_ entry: Entry, _ words: [String: ClosedRange<Int>]) throws(NotationFault) {
    guard let count = words[entry.word] else {
      throw NotationFault(
        "\(entry.place): “\(entry.word)” is unknown; lines begin with from, \(words.keys.sorted().joined(separator: ", "))"
      )
    }
    guard count.contains(entry.fields.count) else {
      throw NotationFault(
        "\(entry.place): “\(entry.word)” takes \(DatedMapping.number(count)) fields, not \(entry.fields.count)")
    }
  }

  private static func number(_ count: ClosedRange<Int>) -> String {
    count.lowerBound == count.upperBound ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
  }
}
