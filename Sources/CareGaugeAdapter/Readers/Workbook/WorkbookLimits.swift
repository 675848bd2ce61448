/// What a workbook may cost at most.
public struct WorkbookLimits: Sendable {
  /// What its file may cost.
  public var package = PackageLimits()
  /// Cells of all sheets together.
  public var cells = 500_000
  /// Merged ranges of one sheet; each question about a cell looks through them.
  public var merges = 2_000
  /// Sheets.
  public var sheets = 200

  /// The limits above.
  public init() {}
}
