/// A form written as labels with values: `申 报 单 位：历下区    填报日期：2021年10月20日`.
///
/// A label is one of the words given, with any blanks inside, followed by a colon of either width; it begins a line or
/// stands behind a blank or punctuation, and may go on over three lines. Its value goes on, over several lines, up to
/// the next label.
///
/// In a table a cell that is a label, with or without a colon, has its value in the next cell of the row, also where the
/// label is spread over up to four cells, and in the next cells where those hold boxes to tick; a label that is merged
/// over several rows has values in each. A cell may also hold labels with colons and their values. Other cells belong to
/// no field, and a text box never adds to a field outside it.
public struct LabelledText: Sendable, Hashable {
  /// A label's value with its place.
  public struct Field: Sendable, Hashable {
    /// The label as given, without blanks.
    public let label: String
    /// The value with its lines joined by line feeds, blanks around it removed.
    public internal(set) var value: String
    /// The line of the label, or the row of its table, from 1.
    public let line: Int
    /// Where the label stands: `line:column`, each from 1, or as the file's own program counts.
    public let place: String
    /// Why its value is not to be read, or nil: a hidden row, a formula without a result.
    public internal(set) var fault: String?

    /// Place and value, for a reading or a rejection.
    public var origin: Origin { Origin(place: place, raw: value.isEmpty ? nil : value) }
  }

  /// The fields in the order of the text; those of text boxes come last.
  public let fields: [Field]
  /// What stands before the first label: title, form number.
  public let preamble: String

  /// Finds the given labels in a text; the longest that fits wins.
  public init(_ text: String, labels: some Sequence<String>) { self.init(FormBlock.blocks(of: text), labels: labels) }

  /// Finds the given labels in the pieces of a form; the longest that fits wins.
  public init(_ blocks: [FormBlock], labels: some Sequence<String>) {
    var found = LabelledFields(LabelFinder(labels))
    for block in blocks {
      switch block {
      case .lines(let lines): found.read(lines)
      case .grid(let grid):
        var reader = LabelledGrid(grid)
        reader.read(into: &found)
      case .box: break
      }
    }
    for case .box(let number, let text) in blocks {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      found.read(lines.map { TextLine(String($0), number: number, noun: "box") })
    }
    fields = found.fields.map { field in
      var field = field
      field.value = LabelledText.trimmed(field.value)
      return field
    }
    preamble = LabelledText.trimmed(found.preamble)
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
