/// A Word document (.docx), read as what a person sees: paragraphs, tables and text boxes, no headers, notes or macros.
///
/// Text that is deleted (tracked), hidden or struck through is left out. Tick boxes become `☑` and `□`, whichever of
/// Word's three kinds they are; a symbol that is not known becomes U+FFFD.
///
/// ```swift
/// let document = try WordDocument(bytes)
/// for table in document.tables { print(table.place, table.rows.map { $0.map(\.text) }) }
/// ```
public struct WordDocument: Sendable, Hashable {
  /// A table's cell.
  public struct Cell: Sendable, Hashable {
    /// Its paragraphs, joined by line feeds; tables and boxes inside it are blocks of their own.
    public internal(set) var text: String
    /// The column of the table's grid that it begins in, from 1.
    public let column: Int
    /// How many columns of the grid it covers.
    public let span: Int
    /// Whether it goes on with the cell above it, in a merge over several rows; it has no text then.
    public let continuesAbove: Bool
  }
  /// A table: its rows from top to bottom, each with its cells from left to right.
  public struct Table: Sendable, Hashable {
    /// Counted from 1 in the order in which tables begin.
    public let number: Int
    /// The rows that are shown.
    public internal(set) var rows: [[Cell]]

    /// `table 1`.
    public var place: String { "table \(number)" }
    /// A cell's place, row and cell counted from 1: `table 1 row 3 cell 2`.
    public func place(row: Int, cell: Int) -> String { "\(place) row \(row) cell \(cell)" }
  }
  /// What stands on its own in the document.
  public enum Block: Sendable, Hashable {
    /// A paragraph outside tables with its number from 1; line breaks inside are line feeds.
    case paragraph(Int, String)
    case table(Table)
    /// A text box with its number from 1; it follows the block that it is fixed to.
    case box(Int, String)
  }

  /// What the document holds, in order.
  public let blocks: [Block]

  /// The tables in order; one inside another follows it.
  public var tables: [Table] {
    blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
  }

  /// Reads a document from the bytes of its file.
  public init(_ bytes: [UInt8], limits: DocumentLimits = DocumentLimits()) throws(PackageFault) {
    let package = try OfficePackage(bytes, limits: limits.package, noun: "document (.docx)")
    guard let scanner = try package.scanner(package.main) else {
      throw PackageFault(.damaged, at: package.main, "the text is missing; ask the sender for the file again")
    }
    var reader = WordDocumentReader(scanner, file: package.main, limits: limits)
    blocks = try reader.read()
  }
}

/// What a document may cost at most.
public struct DocumentLimits: Sendable {
  /// What its file may cost.
  public var package = PackageLimits()
  /// Paragraphs of the whole document, those in cells and boxes included.
  public var paragraphs = 100_000
  /// Cells of all tables together.
  public var cells = 100_000

  /// The limits above.
  public init() {}
}
