/// An Excel workbook (.xlsx), read as values: no formula is calculated, no link followed, no macro run.
///
/// ```swift
/// let workbook = try Workbook(bytes)
/// for sheet in workbook.sheets where sheet.visibility == .visible {
///   let cell = CellAddress(column: 3, row: 7)!
///   print(sheet.place(of: cell), sheet[cell])          // Sheet1!C7 number(1203.0)
/// }
/// ```
public struct Workbook: Sendable {
  /// All sheets in the order of their tabs, hidden ones too.
  public let sheets: [Worksheet]
  /// Whether serial numbers of days count from 1904-01-01, as old Macintosh versions did, rather than from 1900.
  public let usesDateSystem1904: Bool

  /// Reads a workbook from the bytes of its file, at most `limits` large when unpacked.
  public init(_ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()) throws(PackageFault) {
    let package = try WorkbookPackage(bytes, limits: limits)
    let outline = try package.outline()
    let strings = try package.sharedStrings()
    let formats = try package.numberFormats()
    usesDateSystem1904 = outline.usesDateSystem1904
    var sheets: [Worksheet] = []
    var cells = 0
    for entry in outline.sheets {
      guard let content = try package.file(entry.file) else {
        throw PackageFault(.damaged, at: entry.file, "the sheet is missing; ask the sender for the file again")
      }
      var reader = try WorksheetReader(
        content, file: entry.file, limits: limits, strings: strings, formats: formats,
        usesDateSystem1904: usesDateSystem1904, cellsBefore: cells)
      sheets.append(try reader.read(into: Worksheet(name: entry.name, visibility: entry.visibility)))
      cells = reader.cellCount
    }
    self.sheets = sheets
  }
}
