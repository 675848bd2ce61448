import CareGaugeAdapter
import CareGaugeModel

/// Lines as figures, units, periods and days.
enum NotationsHarness {
  private static let readers = [
    QuantityNotation(), QuantityNotation(expected: .ratio), QuantityNotation(expected: .yuan),
    QuantityNotation(heading: WrittenUnit(.beds, power: 4), expected: .beds),
    QuantityNotation(heading: WrittenUnit(.ratio, power: -2)), QuantityNotation(expected: .items, zeroWords: ["无"]),
  ]
  private static let document = Day(year: 2023, month: 9, day: 27)

  static func read(_ bytes: [UInt8]) throws {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(16) {
      try text(line)
      try figures(line)
      try days(line)
    }
  }

  private static func text(_ line: Substring) throws {
    let plain = PlainText(line)
    try require(PlainText(plain.text) == plain, "made plain twice, it is another text")
    try require(plain.isEmpty == plain.compact.isEmpty, "a text that is blank and is not")
    if let unit = try? WrittenUnit(line) { try require((-3...12).contains(unit.power), "a unit of 10^\(unit.power)") }
  }

  private static func figures(_ line: Substring) throws {
    for reader in readers {
      let figure: WrittenFigure
      do throws(NotationFault) {
        figure = try reader.read(line)
      } catch {
        try requireSentence(error)
        continue
      }
      try require((try? reader.read(" \(line)　")) == figure, "with blanks around, it is another figure")
      guard case .quantity(let quantity) = figure else { continue }
      try require(quantity.value.isFinite && (quantity.upper ?? 0).isFinite, "a figure that is not finite")
      try require(quantity.upper.map { $0 >= quantity.value } ?? true, "a range that ends below its beginning")
      try require((try? reader.number(line)) == quantity.exact, "a figure that is exact and is not")
      try asTyped(PlainText(line).text, quantity, reader)
    }
  }

  /// Digits with a point are the number that every language reads.
  private static func asTyped(_ text: String, _ quantity: Quantity, _ reader: QuantityNotation) throws {
    guard reader.heading == nil, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E }) else { return }
    try require(Double(text) == quantity.exact, "\(text) is read as \(quantity)")
  }

  private static func days(_ line: Substring) throws {
    if let day = try? DateNotation.day(line) {
      try require((1900...2199).contains(day.components.year), "the day \(day)")
      try require((try? DateNotation.day(day.description)) == day, "\(day) is read as another day")
    }
    if let serial = Double(String(line)), let day = try? DateNotation.day(serial: serial) {
      try require((1900...2199).contains(day.components.year), "the day \(day)")
    }
    for document in [nil, document] {
      guard let notation = try? PeriodNotation(line, in: document) else { continue }
      try require(notation.period != nil || notation.asOf != nil, "a period that says nothing")
      try require((try? PeriodNotation(" \(line)　", in: document)) == notation, "with blanks around, another period")
      for year in [notation.period?.start, notation.period?.end, notation.asOf].compactMap({ $0?.components.year }) {
        try require((1900...2199).contains(year), "a period in the year \(year)")
      }
    }
  }
}
