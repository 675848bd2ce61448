/// Why a whole collection failed. Nothing of it is stored, and the last good figures stay.
public struct AdapterFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// The bounded word that the protocol, logs and metrics carry.
  public enum Code: String, Sendable, CaseIterable {
    /// The source is away: no such folder, no connection, a server's 5xx.
    case sourceUnavailable = "source_unavailable"
    /// The source refuses our name or token.
    case credentials
    /// Configuration, request or source is not of the form expected.
    case format
    /// The adapter itself is at fault.
    case `internal`
  }

  /// What went wrong, as a bounded word.
  public let code: Code
  /// A sentence for a person: place, what was found, what to do. Never a row's data or a secret.
  public let reason: String

  /// A fault with its code and sentence.
  public init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// The code and the sentence.
  public var description: String { "\(code.rawValue): \(reason)" }
}
