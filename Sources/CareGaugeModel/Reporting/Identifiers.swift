/// Names an indicator: `nursing_bed_share`. Lower-case ASCII letters, digits and underscores; begins with a letter.
public struct IndicatorID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as catalogues, adapters and metrics write it.
  public let text: String
  /// Nil when `text` is not such a name or is longer than 100 bytes.
  public init?(_ text: some StringProtocol) {
    guard isIdentifier(text) else { return nil }
    self.text = String(text)
  }
  /// The name itself.
  public var description: String { text }
  /// Alphabetical order.
  public static func < (left: IndicatorID, right: IndicatorID) -> Bool { left.text < right.text }
}

/// Names one of the regions: `ningxia`, `inner_mongolia`. The same alphabet as `IndicatorID`.
public struct RegionID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as catalogues and metrics write it.
  public let text: String
  /// Nil when `text` is not such a name or is longer than 100 bytes.
  public init?(_ text: some StringProtocol) {
    guard isIdentifier(text) else { return nil }
    self.text = String(text)
  }
  /// The name itself.
  public var description: String { text }
  /// Alphabetical order.
  public static func < (left: RegionID, right: RegionID) -> Bool { left.text < right.text }
}

/// An area's code: six digits of GB/T 2260, or the statistics bureau's nine for towns and sub-districts.
public struct AreaCode: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The digits.
  public let text: String
  /// Nil unless `text` is six or nine ASCII digits.
  public init?(_ text: some StringProtocol) {
    let bytes = text.utf8
    guard bytes.count == 6 || bytes.count == 9, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    self.text = String(text)
  }
  /// The digits.
  public var description: String { text }
  /// Alphabetical order.
  public static func < (left: AreaCode, right: AreaCode) -> Bool { left.text < right.text }
}

private func isIdentifier(_ text: some StringProtocol) -> Bool {
  let bytes = text.utf8
  guard let first = bytes.first, (0x61...0x7A).contains(first), bytes.count <= 100 else { return false }
  return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
}
