/// What a web page may cost at most; a page beyond a limit is refused as a whole.
public struct HTMLLimits: Sendable {
  /// Bytes of the page.
  public var bytes = 4 << 20
  /// Tables in the page.
  public var tables = 1_000
  /// Tables within tables: layout by nested tables needs about five.
  public var nesting = 32
  /// Grid places of all tables together, each place under a spanning cell counted.
  public var cells = 200_000
  /// Rows or columns that one cell may span.
  public var span = 1_000
  /// Bytes of text in one cell.
  public var textBytes = 64 << 10
  /// Attributes of one tag.
  public var attributes = 128

  /// The limits above.
  public init() {}
}
