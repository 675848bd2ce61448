/// Why a web page could not be read at all.
public struct HTMLFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The bounded set of reasons, for labels and for choosing what to do.
  public enum Code: String, Sendable, CaseIterable {
    /// Beyond `HTMLLimits`.
    case tooLarge = "too_large"
    /// Neither UTF-8 nor GB18030.
    case encoding
  }
  /// What kind of fault.
  public let code: Code
  /// What is wrong, where, and what to do about it; never a cell's content.
  public let reason: String

  init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// The reason.
  public var description: String { reason }
}
