/// A form written as labels with values: `申 报 单 位：历下区    填报日期：2021年10月20日`.
///
/// A label is one of the words given, with any blanks inside, followed by a colon of either width; it begins a line or
/// stands behind a blank or punctuation, and may go on over three lines. Its value goes on, over several lines, up to
/// the next label.
public struct LabelledText: Sendable, Hashable {
  /// A label's value with its place.
  public struct Field: Sendable, Hashable {
    /// The label as given, without blanks.
    public let label: String
    /// The value with its lines joined by line feeds, blanks around it removed.
    public let value: String
    /// The line of the label, from 1; in a document the number of its paragraph, box or table's row.
    public let line: Int
    /// Where the label stands: `line:column`, each from 1, or `table 1 row 3 cell 2`.
    public let place: String

    /// Place and value, for a reading or a rejection.
    public var origin: Origin { Origin(place: place, raw: value.isEmpty ? nil : value) }
  }

  /// The fields in the order of the text.
  public let fields: [Field]
  /// What stands before the first label: title, form number.
  public let preamble: String

  /// Finds the given labels; the longest that fits wins.
  public init(_ text: String, labels: some Sequence<String>) {
    var collector = LabelledFields(LabelFinder(labels))
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).joined(separator: "\n")
    collector.read(lines) { (line: $0, place: "\($0):\($1)") }
    self.init(collector)
  }

  init(_ collector: LabelledFields) {
    fields = collector.fields.map {
      Field(label: $0.label, value: LabelledText.trimmed($0.value), line: $0.line, place: $0.place)
    }
    preamble = LabelledText.trimmed(collector.preamble)
  }

  /// The field with a label, or nil when it does not stand there.
  /// - Throws: `NotationFault` when the label stands in the text twice with different values.
  public func field(_ label: String) throws(NotationFault) -> Field? {
    let found = fields.filter { $0.label == PlainText(label).compact }
    guard Set(found.map { PlainText($0.value).compact }).count <= 1 else {
      throw NotationFault("“\(label)” stands in the form twice with different values")
    }
    return found.first
  }

  /// Without blanks at the beginning and end of lines, and without empty lines around.
  private static func trimmed(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let scalars = line.unicodeScalars
      let start = scalars.firstIndex { !LabelFinder.isBlank($0) } ?? scalars.endIndex
      let kept = scalars[start...].reversed().drop(while: LabelFinder.isBlank).reversed()
      return String(String.UnicodeScalarView(kept))
    }
    let content = lines.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed()
    return content.joined(separator: "\n")
  }
}
