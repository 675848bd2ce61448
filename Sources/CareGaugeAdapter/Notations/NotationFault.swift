/// A text that does not say exactly one thing, and is therefore refused rather than guessed at.
public struct NotationFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// A sentence for a person, without the text itself.
  public let reason: String

  /// A fault with its sentence.
  public init(_ reason: String) { self.reason = reason }

  /// The sentence.
  public var description: String { reason }
}
