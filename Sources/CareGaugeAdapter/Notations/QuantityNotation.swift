/// Reads figures as officials write them: `9,688`, `7万张`, `57％`, `百分之六十`, `不少于700张`, `1—2家`.
///
/// A unit may stand in the cell or in its heading and is applied once. Whatever does not say exactly one thing is refused.
public struct QuantityNotation: Sendable, Hashable {
  /// The unit in the heading, caption or title, if any.
  public var heading: WrittenUnit?
  /// What the indicator counts; nil accepts anything.
  public var expected: WrittenUnit.Dimension?
  /// Words that mean 0 in this source (`无` among counts).
  public var zeroWords: Set<String>

  /// A reader for the cells under one heading.
  public init(
    heading: WrittenUnit? = nil, expected: WrittenUnit.Dimension? = nil, zeroWords: Set<String> = []
  ) {
    self.heading = heading
    self.expected = expected
    self.zeroWords = zeroWords
  }

  /// What a cell says.
  /// - Throws: `NotationFault` with the reason when it does not say exactly one thing.
  public func read(_ text: some StringProtocol) throws(NotationFault) -> WrittenFigure {
    let plain = PlainText(text)
    if zeroWords.contains(plain.compact) { return .quantity(Quantity(0)) }
    if let reason = MissingMark.reason(for: plain.text) { return .missing(reason) }
    return .quantity(try quantity(plain))
  }

  /// The one exact number that a cell states.
  /// - Throws: `NotationFault` for everything else, a missing mark and a bound (`700以上`) included.
  public func number(_ text: some StringProtocol) throws(NotationFault) -> Double {
    guard case .quantity(let quantity) = try read(text) else { throw NotationFault("no figure") }
    guard let exact = quantity.exact else { throw NotationFault("a bound or range, not one figure") }
    return exact
  }

  private func quantity(_ plain: PlainText) throws(NotationFault) -> Quantity {
    guard plain.text.utf8.count <= 200 else { throw NotationFault("too long for a number") }
    for word in ["增长", "下降", "同比", "环比", "增加", "减少"] where plain.text.contains(word) {
      throw NotationFault("a change, not a figure")
    }
    if expected != .yuan, QuantityNotation.isTelephoneNumber(plain.text) {
      throw NotationFault("it looks like a telephone number")
    }
    let (bound, rest) = try BoundWords.take(from: plain.text)
    if let proportion = try proportion(rest) { return Quantity(proportion, bound: bound) }
    if let (low, high) = try range(rest) {
      guard low.value <= high.value else { throw NotationFault("a range that ends below its beginning") }
      guard bound == .exactly || bound == .about else { throw NotationFault("a range with a bound as well") }
      return Quantity(low.value, upper: high.value, bound: bound, dimension: high.dimension)
    }
    let single = try figure(WrittenNumber(rest), unitFrom: nil)
    return Quantity(single.value, bound: bound, dimension: single.dimension)
  }

  /// A mobile number: eleven digits without separators, 13 to 19 in front.
  private static func isTelephoneNumber(_ text: String) -> Bool {
    text.count == 11 && text.allSatisfy(\.isDecimalDigit) && text.first == "1" && text.dropFirst().first ?? "0" >= "3"
  }

  private typealias Stated = (value: Double, dimension: WrittenUnit.Dimension?)

  /// Applies the cell's unit or the heading's, never both.
  private func figure(
    _ number: WrittenNumber, unitFrom other: WrittenNumber?
  ) throws(NotationFault) -> Stated {
    if number.isWordRatio { return try share(number) }
    let written = number.unit ?? other?.unit
    if let written, let heading {
      if heading.power != 0, written.power != heading.power {
        throw NotationFault("its unit is not that of its heading")
      }
      if let inCell = written.dimension, let inHeading = heading.dimension, !inHeading.accepts(inCell),
        !inCell.accepts(inHeading)
      {
        throw NotationFault("its unit is not that of its heading")
      }
    }
    let dimension = written?.dimension ?? heading?.dimension
    if let expected, let dimension, !expected.accepts(dimension) {
      throw NotationFault("its unit is not one of the indicator's")
    }
    let power = written?.power ?? heading?.power ?? 0
    guard let value = number.decimal.scaled(by: power).value else { throw NotationFault("too large for a number") }
    if expected == .ratio, dimension == nil, value.magnitude > 1 {
      throw NotationFault("a share without % that is larger than 1")
    }
    return (value, dimension)
  }

  /// 六成 is a share whatever its heading's scale, but not under a heading that counts.
  private func share(_ number: WrittenNumber) throws(NotationFault) -> Stated {
    for dimension in [heading?.dimension, expected] {
      if let dimension, dimension != .ratio { throw NotationFault("a share, where something is counted") }
    }
    guard let value = number.decimal.value else { throw NotationFault("too large for a number") }
    return (value, .ratio)
  }

  /// `350家至400家`, `1-3个`, `20%—40%`: the unit of the end holds for the beginning too.
  private func range(_ text: String) throws(NotationFault) -> (low: Stated, high: Stated)? {
    for separator in ["至", "到", "~", "—", "―", "–", "-"] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: true)
      guard parts.count == 2, !text.hasPrefix(separator), !text.hasSuffix(separator) else { continue }
      let high = try WrittenNumber(String(parts[1]))
      let low = try WrittenNumber(String(parts[0]))
      return (try figure(low, unitFrom: high), try figure(high, unitFrom: low))
    }
    return nil
  }

  /// `1:500` and `500比1`: how many there are for one.
  private func proportion(_ text: String) throws(NotationFault) -> Double? {
    for separator in [":", "比"] {
      let parts = text.split(separator: separator, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      guard let left = try? WrittenNumber(String(parts[0])), let right = try? WrittenNumber(String(parts[1])) else {
        continue
      }
      guard expected == nil || expected == .persons || expected == .items else {
        throw NotationFault("a proportion, which this indicator is not")
      }
      guard left.unit == nil, right.unit == nil, let many = left.decimal.value, let one = right.decimal.value,
        many == 1 || one == 1, many > 0, one > 0
      else { throw NotationFault("a proportion of which neither side is 1") }
      return many == 1 ? one : many
    }
    return nil
  }
}
