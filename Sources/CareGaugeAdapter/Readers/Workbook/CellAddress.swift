/// Where a cell stands in a sheet, counted from 1: `C7` is column 3, row 7.
public struct CellAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 1 to 16,384.
  public let column: Int
  /// 1 to 1,048,576.
  public let row: Int

  /// The cell in this column and row, or nil when no sheet has it.
  public init?(column: Int, row: Int) {
    guard (1...16_384).contains(column), (1...1_048_576).contains(row) else { return nil }
    self.column = column
    self.row = row
  }

  /// Reads `C7`; `$C$7` and anything else is nil.
  public init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A where row == 0: column = column * 26 + Int(byte - 0x40)
      case 0x30...0x39 where column > 0 && !(row == 0 && byte == 0x30): row = row * 10 + Int(byte - 0x30)
      default: return nil
      }
      if column > 16_384 || row > 1_048_576 { return nil }
    }
    self.init(column: column, row: row)
  }

  /// The column's letters: `C`.
  public var letters: String {
    var rest = column
    var letters = ""
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(0x41 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// `C7`.
  public var description: String { "\(letters)\(row)" }
  /// Row by row, each from left to right.
  public static func < (left: CellAddress, right: CellAddress) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

/// A rectangle of cells: `B2:D3`.
public struct CellRange: Hashable, Sendable, CustomStringConvertible {
  /// The cell at the top left.
  public let first: CellAddress
  /// The cell at the bottom right.
  public let last: CellAddress

  /// Reads `B2:D3` or `B2`; nil when it is neither or when the corners are swapped.
  public init?(_ text: some StringProtocol) {
    let corners = text.split(separator: ":", omittingEmptySubsequences: false)
    guard corners.count <= 2, let first = corners.first.flatMap({ CellAddress($0) }),
      let last = corners.last.flatMap({ CellAddress($0) }), first.row <= last.row, first.column <= last.column
    else { return nil }
    self.first = first
    self.last = last
  }

  /// Whether a cell lies in it.
  public func contains(_ cell: CellAddress) -> Bool {
    first.row <= cell.row && cell.row <= last.row && first.column <= cell.column && cell.column <= last.column
  }
  /// Whether two rectangles share a cell.
  public func overlaps(_ other: CellRange) -> Bool {
    first.row <= other.last.row && other.first.row <= last.row && first.column <= other.last.column
      && other.first.column <= last.column
  }
  /// `B2:D3`.
  public var description: String { "\(first):\(last)" }
}
