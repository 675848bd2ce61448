import CareGaugeAdapter
import Testing

/// A small generator with a seed, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private let alphabet = Array(
  "0123456789０９.,，-—―–~～至到:：∶比%％‰()（）△▲↓ \u{A0}　万亿千百十一二两三五九零〇点成分之半数刻钟张个家人元米以上下内不少于超过约近年月日底末初季度Ⅱ截至目前当本=+/*\"\n\r☑□√其中申报单位"
)

private func randomText(_ generator: inout SeededGenerator) -> String {
  String((0..<Int.random(in: 0...14, using: &generator)).map { _ in alphabet.randomElement(using: &generator) ?? "0" })
}

@Test(arguments: 1...4) func noTextWhateverStopsAReader(seed: UInt64) throws {
  var generator = SeededGenerator(seed: seed)
  for _ in 0..<2000 {
    let text = randomText(&generator)
    if case .quantity(let quantity)? = try? QuantityNotation(expected: .items).read(text) {
      #expect(quantity.value.isFinite, "\(text)")
      #expect(quantity.upper.map { $0 >= quantity.value } ?? true, "\(text)")
    }
    if let day = try? DateNotation.day(text) { #expect((1900...2199).contains(day.components.year), "\(text)") }
    if let when = try? PeriodNotation(text, in: Day("2023-09-06")) {
      #expect(when.period != nil || when.asOf != nil, "\(text)")
    }
    _ = try? WrittenUnit(text)
    _ = try? TickBoxes(text).choice()
    let form = LabelledText(text + "申报单位：" + text, labels: ["申报单位", "申报"])
    #expect(form.fields.count >= form.fields.filter { $0.label == "申报" }.count)
    if let table = try? DelimitedText(text) { #expect(table.rows.allSatisfy { !$0.cells.isEmpty }) }
  }
}

@Test(arguments: 1...2) func everyWayOfWritingANumberReadsBack(seed: UInt64) throws {
  var generator = SeededGenerator(seed: seed)
  for _ in 0..<500 {
    let number = Int.random(in: 0...99_999_999, using: &generator)
    let plain = String(number)
    for separator in [",", "，", " ", "\u{A0}"] {
      #expect(try QuantityNotation().number(grouped(plain, by: separator)) == Double(number))
    }
    let wide = String(String.UnicodeScalarView(plain.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    #expect(try QuantityNotation().number(wide) == Double(number))
    let tenThousands = "\(number / 10_000).\(String(10_000 + number % 10_000).dropFirst())"
    #expect(try QuantityNotation().number(tenThousands + "万") == Double(number))
    #expect(try QuantityNotation(heading: WrittenUnit("万张"), expected: .beds).number(tenThousands) == Double(number))
    let day = Day(number: Int32(number % 60_000))
    let (year, month, date) = day.components
    for text in ["\(year)年\(month)月\(date)日", "\(year).\(month).\(date)", "\(year)/\(month)/\(date)"] {
      #expect(try DateNotation.day(text) == day)
    }
  }
}

private func grouped(_ digits: String, by separator: String) -> String {
  let reversed = Array(digits.reversed())
  let groups = stride(from: 0, to: reversed.count, by: 3).map { String(reversed[$0..<min($0 + 3, reversed.count)]) }
  return String(groups.joined(separator: String(separator.reversed())).reversed())
}
