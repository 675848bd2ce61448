/// What a web page may cost at most; a page beyond a limit is refused as a whole.
public struct HTMLLimits: Sendable {
  /// Bytes of the page.
  public var bytes = 2 << 20
  /// Lines of shown text.
  public var lines = 50_000
  /// Tables in the page.
  public var tables = 1_000
  /// Tables within tables: layout by nested tables needs about five.
  public var nesting = 32
  /// Rows and grid places of all tables together, each place under a spanning cell counted.
  public var cells = 200_000
  /// Columns that one cell may span; one that asks for more spans this many, as in browsers.
  public var columnSpan = 1_000
  /// Rows that one cell may span; one that asks for more spans this many, as in browsers.
  public var rowSpan = 65_534
  /// Bytes of text in one cell.
  public var textBytes = 64 << 10
  /// Attributes of one tag.
  public var attributes = 128

  /// The limits above.
  public init() {}
}
