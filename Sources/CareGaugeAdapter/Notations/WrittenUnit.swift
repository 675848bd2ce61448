/// A unit as tables write it: `万张`, `%`, `万元`.
public struct WrittenUnit: Sendable, Hashable {
  /// What is counted or weighed.
  public enum Dimension: String, Sendable, CaseIterable {
    case ratio, yuan, minutes, metres, squareMetres = "square_metres", beds, persons
    /// Homes, centres, projects, times, years: whatever 个, 家, 所, 次, 年 count.
    case items

    /// The dimension of an indicator's unit as catalogues name it: `ratio`, `beds_per_1000_elders`, `facilities`.
    public init(catalogueUnit unit: String) {
      self =
        switch unit.prefix(while: { $0 != "_" }) {
        case "ratio": .ratio
        case "yuan": .yuan
        case "minutes": .minutes
        case "m": .metres
        case "m2": .squareMetres
        case "beds": .beds
        case "persons", "person", "elders": .persons
        default: .items
        }
    }

    /// Whether a figure written in `written` can be one of this dimension; 个 counts anything that can be counted.
    public func accepts(_ written: Dimension) -> Bool {
      if self == written { return true }
      return written == .items && (self == .beds || self == .persons)
    }
  }

  /// What is counted or weighed; nil where only a scale is written (`万`).
  public let dimension: Dimension?
  /// The power of ten from what is written to base units: 4 for 万张, −2 for %.
  public let power: Int

  /// A unit; adapters read it from text instead.
  public init(_ dimension: Dimension?, power: Int) {
    self.dimension = dimension
    self.power = power
  }

  /// Reads a unit, blanks and full-width forms aside.
  /// - Throws: `NotationFault` for a unit that the table does not hold, and for 百分点: a difference of points is no
  ///   ratio.
  public init(_ text: some StringProtocol) throws(NotationFault) {
    let compact = PlainText(text).compact
    if compact.contains("百分点") { throw NotationFault("a difference in percentage points is not a ratio") }
    if let unit = WrittenUnit.ratios[compact] {
      self = unit
      return
    }
    let (power, rest) = WrittenUnit.scale(of: compact)
    if rest.isEmpty, power > 0 {
      self.init(nil, power: power)
    } else if let dimension = WrittenUnit.words[rest] {
      self.init(dimension, power: power)
    } else {
      throw NotationFault("its unit is not one that can be read")
    }
  }

  /// The power of ten that a text begins with, and the rest.
  static func scale(of text: String) -> (power: Int, rest: String) {
    for (word, power) in scales where text.hasPrefix(word) { return (power, String(text.dropFirst(word.count))) }
    return (0, text)
  }

  /// Longest first.
  private static let scales = [
    ("万亿", 12), ("十万", 5), ("百万", 6), ("千万", 7), ("十亿", 9), ("百亿", 10), ("千亿", 11), ("亿", 8), ("万", 4), ("千", 3),
    ("百", 2),
  ]

  private static let ratios: [String: WrittenUnit] = [
    "%": WrittenUnit(.ratio, power: -2), "百分比": WrittenUnit(.ratio, power: -2), "‰": WrittenUnit(.ratio, power: -3),
  ]

  private static let words: [String: Dimension] = [
    "张": .beds, "床": .beds, "张床位": .beds, "人": .persons, "名": .persons, "位": .persons, "人次": .items, "元": .yuan,
    "元人民币": .yuan, "分钟": .minutes, "米": .metres, "m": .metres, "平方米": .squareMetres,
    "㎡": .squareMetres, "m2": .squareMetres, "m²": .squareMetres, "个": .items, "家": .items, "所": .items, "处": .items,
    "户": .items, "套": .items, "间": .items, "座": .items, "项": .items, "次": .items, "年": .items, "岁": .items,
    "周岁": .items, "份": .items, "支": .items, "件": .items, "场": .items,
  ]
}
