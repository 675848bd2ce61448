/// What an Office file may cost at most; one beyond a limit is refused before it is unpacked where that can be told.
public struct PackageLimits: Sendable {
  /// Files inside the archive. A yearly form has about a dozen.
  public var entries = 2_000
  /// Unpacked bytes of one file inside the archive.
  public var entryBytes = 32 << 20
  /// Unpacked bytes of all files together.
  public var totalBytes = 64 << 20
  /// Unpacked bytes for each packed byte, judged on files of more than 1 MiB: deflate reaches about 1030, tables 5 to 100.
  public var ratio = 200
  /// Elements within elements; a workbook needs about ten, a table within a table about forty.
  public var depth = 64
  /// Attributes of one element.
  public var attributes = 64
  /// Bytes of one text or attribute; Excel stops at 32,767 characters a cell.
  public var textBytes = 1 << 20

  /// The limits above.
  public init() {}
}
