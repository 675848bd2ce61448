/// What a reading says: a value, or a numerator and denominator, or both, in base units.
///
/// Base units: ratios 0–1, yuan, single persons and beds. All three parts are finite.
public struct Figure: Hashable, Sendable {
  /// The value as the source stated it.
  public let stated: Double?
  /// Part of a share or rate, in its own unit.
  public let numerator: Double?
  /// Whole of a share or rate, in its own unit; never 0 together with a numerator other than 0.
  public let denominator: Double?

  /// A figure stated as one value, or nil when it is not finite.
  public init?(_ value: Double) { self.init(stated: value, numerator: nil, denominator: nil) }

  /// A figure from its parts, with the value that the source states beside them, if any.
  ///
  /// Nil when nothing is given, when only one of numerator and denominator is, when a part is not finite, or when the
  /// denominator is 0.
  public init?(stated: Double?, numerator: Double?, denominator: Double?) {
    guard (numerator == nil) == (denominator == nil), stated != nil || numerator != nil, denominator != 0,
      [stated, numerator, denominator].allSatisfy({ $0?.isFinite ?? true })
    else { return nil }
    self.stated = stated
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The unrounded quotient where there are parts, multiplied by `per` (1000 for a rate per 1,000); else the stated value.
  public func value(per scale: Double = 1) -> Double {
    if let numerator, let denominator { return numerator / denominator * scale }
    return stated ?? .nan
  }
}
