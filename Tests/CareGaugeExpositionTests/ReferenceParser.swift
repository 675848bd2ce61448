@testable import CareGaugeExposition

/// Reads a page by the grammar of its format, a letter at a time, and refuses whatever the grammar does not have.
struct ReferenceParser {
  struct Refusal: Error, CustomStringConvertible {
    let line: Int
    let description: String
  }

  private let format: ExpositionFormat
  private var line = 0
  private var families: [ParsedFamily] = []
  private var ended = false

  private init(_ format: ExpositionFormat) { self.format = format }

  static func families(of bytes: [UInt8], _ format: ExpositionFormat) throws -> [ParsedFamily] {
    var parser = ReferenceParser(format)
    guard let text = String(validating: bytes, as: UTF8.self), bytes.last == UInt8(ascii: "\n") else {
      throw Refusal(line: 0, description: "not UTF-8, or no line feed at the end")
    }
    for line in text.unicodeScalars.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      parser.line += 1
      try parser.read(Array(line))
    }
    guard parser.ended == (format == .openMetrics) else { throw parser.refusal("# EOF is missing or out of place") }
    guard Set(parser.families.map(\.name)).count == parser.families.count else {
      throw parser.refusal("a family comes twice")
    }
    for family in parser.families where Set(family.samples.map { [$0.name: $0.labels] }).count != family.samples.count {
      throw parser.refusal("a series comes twice in \(family.name)")
    }
    return parser.families
  }

  private func refusal(_ what: String) -> Refusal { Refusal(line: line, description: "line \(line): \(what)") }

  private mutating func read(_ line: [Unicode.Scalar]) throws {
    guard !ended else { throw refusal("text behind # EOF") }
    guard line.first == "#" else { return try readSample(line) }
    let text = String(String.UnicodeScalarView(line))
    if text == "# EOF" {
      ended = true
      return
    }
    let words = text.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
    guard words.count == 4, words[0] == "#" else { throw refusal("not a comment that we write: \(text)") }
    switch words[1] {
    case "HELP":
      families.append(ParsedFamily(name: words[2], kind: "", unit: "", help: try unescaped(words[3], help: true)))
    case "TYPE":
      guard families.last?.name == words[2], families.last?.kind == "" else { throw refusal("TYPE out of place") }
      families[families.count - 1].kind = words[3]
    case "UNIT":
      guard format == .openMetrics, families.last?.name == words[2], words[2].hasSuffix("_" + words[3]) else {
        throw refusal("UNIT out of place")
      }
      families[families.count - 1].unit = words[3]
    default: throw refusal("unknown comment \(words[1])")
    }
  }

  private mutating func readSample(_ line: [Unicode.Scalar]) throws {
    var rest = line[...]
    let name = take(&rest) {
      $0 == "_" || $0.properties.isASCIIHexDigit || ("a"..."z").contains($0) || ("A"..."Z").contains($0)
    }
    guard let family = families.last, names(family).contains(name) else {
      throw refusal("\(name) is not of its family")
    }
    var labels: [String: String] = [:]
    if rest.first == "{" {
      rest.removeFirst()
      repeat {
        let label = take(&rest) { $0 == "_" || ("a"..."z").contains($0) || ("0"..."9").contains($0) }
        guard !label.isEmpty, rest.starts(with: "=\"".unicodeScalars) else { throw refusal("label \(label)") }
        rest = rest.dropFirst(2)
        var raw = String.UnicodeScalarView()
        while let scalar = rest.popFirst(), scalar != "\"" {
          raw.append(scalar)
          if scalar == "\\", let next = rest.popFirst() { raw.append(next) }
        }
        guard labels.updateValue(try unescaped(String(raw), help: false), forKey: label) == nil else {
          throw refusal("label \(label) comes twice")
        }
      } while rest.popFirst().map { $0 == "," } == true && rest.first != "}"
      guard line[rest.startIndex - 1] == "}" else { throw refusal("no } behind the labels") }
    }
    guard rest.popFirst() == " " else { throw refusal("no blank before the value") }
    families[families.count - 1].samples.append(ParsedSample(name, labels, try number(rest)))
  }

  private func names(_ family: ParsedFamily) -> [String] {
    switch (family.kind, format) {
    case ("gauge", _), ("counter", .text): [family.name]
    case ("counter", .openMetrics): [family.name + "_total"]
    case ("info", .openMetrics): [family.name + "_info"]
    case ("histogram", _): ["_bucket", "_sum", "_count"].map { family.name + $0 }
    default: []
    }
  }

  private func take(_ rest: inout ArraySlice<Unicode.Scalar>, while fits: (Unicode.Scalar) -> Bool) -> String {
    let taken = rest.prefix(while: fits)
    rest = rest.dropFirst(taken.count)
    return String(String.UnicodeScalarView(taken))
  }

  private func number(_ text: ArraySlice<Unicode.Scalar>) throws -> Double {
    let text = String(String.UnicodeScalarView(text))
    switch text {
    case "+Inf": return .infinity
    case "-Inf": return -.infinity
    case "NaN": return .nan
    default:
      guard let value = Double(text), text.allSatisfy({ "0123456789+-.e".contains($0) }) else {
        throw refusal("\(text) is no number")
      }
      return value
    }
  }

  private func unescaped(_ text: String, help: Bool) throws -> String {
    var plain = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\"" && !(help && format == .text) { throw refusal("a quote that is not escaped") }
      guard scalar == "\\" else {
        plain.append(scalar)
        continue
      }
      switch rest.popFirst() {
      case "n": plain.append("\n")
      case "\\": plain.append("\\")
      case "\"" where !(help && format == .text): plain.append("\"")
      case let other: throw refusal("escape of \(String(describing: other))")
      }
    }
    return String(plain)
  }
}
