/// A cell's text with the ways of typing removed that mean nothing: full-width ASCII, the many blanks and dashes.
///
/// Not a full compatibility folding, which would also change digits in circles, fractions and units.
public struct PlainText: Sendable, Hashable {
  /// The text: ASCII where there was full-width ASCII, single spaces inside, none around.
  public let text: String

  /// Whether nothing is left.
  public var isEmpty: Bool { text.isEmpty }

  /// The text without any blanks: for comparing headings and labels.
  public var compact: String { String(text.unicodeScalars.filter { $0 != " " }.map(Character.init)) }

  /// Normalises a cell's text.
  public init(_ text: some StringProtocol) {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard let plain = PlainText.plain(scalar) else { continue }
      if plain == " ", scalars.isEmpty || scalars.last == " " { continue }
      scalars.append(plain)
    }
    if scalars.last == " " { scalars.removeLast() }
    self.text = String(scalars)
  }

  /// The scalar to write instead, or nil for one that is not seen.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x200B...0x200D, 0x2060, 0xFEFF, 0x00AD: nil
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: " "
    case 0x2212, 0xFE63: "-"
    case 0x2236, 0xFE55: ":"
    case 0xFE6A: "%"
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
    default: scalar
    }
  }
}
