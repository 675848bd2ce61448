/// Why an Office file could not be read at all: it is damaged, hostile, or of a form that is not supported.
///
/// A cell that merely holds something odd is no fault: it says so in its `CellContent`.
public struct PackageFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bounded set of reasons, for labels and for choosing what to do.
  public enum Code: String, Sendable, CaseIterable {
    /// Not a zip archive, cut off, or its parts contradict each other.
    case damaged
    /// Larger, deeper or more tightly packed than the limits allow.
    case tooLarge = "too_large"
    /// Tricks that no office program writes: paths out of the archive, entities, overlapping files.
    case hostile
    /// Encrypted, zip64, another packing method, another text encoding, or another kind of file.
    case unsupported
  }
  /// What kind of fault.
  public let code: Code
  /// The file inside the archive and the byte within it, where known: `xl/worksheets/sheet1.xml:1042`.
  public let place: String?
  /// What is wrong and what to do about it; never a cell's content.
  public let reason: String

  init(_ code: Code, at place: String? = nil, _ reason: String) {
    self.code = code
    self.place = place
    self.reason = reason
  }

  /// `xl/workbook.xml:17: the element is not closed; save the file again in the office program`
  public var description: String { place.map { "\($0): \(reason)" } ?? reason }
}
