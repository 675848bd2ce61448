/// One cell of a table.
public struct HTMLCell: Hashable, Sendable {
  /// Why a cell's text may not be what its author meant, though it can be read.
  public enum Doubt: String, Sendable, CaseIterable {
    /// Some of the text is struck through.
    case struck
    /// Digits run on over the edge of a link or of text in another size: `53` and a mark `1`, or `531`.
    case joined
    /// A picture, form field or embedded object stands in it, whose content is not read.
    case picture
    /// A table stands in it; its text is not part of the cell's.
    case table

    /// A sentence for a rejection.
    public var reason: String {
      switch self {
      case .struck: "text in it is struck through"
      case .joined: "its digits run on from or into a link or text in another size, which may be a footnote mark"
      case .picture: "a picture or form field stands in place of a figure"
      case .table: "another table stands in the cell"
      }
    }
  }

  /// Its first row, counted from 1.
  public let row: Int
  /// Its first column, counted from 1.
  public let column: Int
  /// Rows that it covers, at least 1.
  public let rowSpan: Int
  /// Columns that it covers, at least 1.
  public let columnSpan: Int
  /// The shown text without footnote marks, blanks joined into one (a no-break space is a blank) and none at the ends;
  /// `\n` where a line breaks.
  public let text: String
  /// Footnote marks in it, brackets removed: `["1"]`.
  public let marks: [String]
  /// Raised or lowered text without brackets: a footnote mark or an exponent, which only a person can tell.
  public let raised: [String]
  /// Whether it is a `<th>`.
  public let isHeading: Bool
  /// Whether the page hides it or its row.
  public let isHidden: Bool
  /// What makes its text doubtful.
  public let doubts: Set<Doubt>
  /// Whether another cell covers one of its places too: what belongs there is then open.
  public internal(set) var overlaps: Bool

  /// Whether nothing is shown in it.
  public var isBlank: Bool { text.isEmpty }

  /// Why its text cannot be taken as one figure for one row and column, as a sentence; nil where it can.
  ///
  /// A picture beside text is no doubt: it may be an ornament.
  public var doubt: String? {
    if overlaps { return "two cells claim this place" }
    if rowSpan > 1 || columnSpan > 1 { return "one cell stands for several areas or columns" }
    if isHidden { return "the page hides this cell" }
    if !raised.isEmpty { return "raised text beside a figure: a footnote mark or an exponent" }
    return Doubt.allCases.first { doubts.contains($0) && ($0 != .picture || isBlank) }?.reason
  }
}
