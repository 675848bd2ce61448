import CareGaugeModel
import YAML

extension Form where Value == String {
  /// Text on one line without control characters, up to 2,000 characters.
  static func text(_ example: String = "text") -> Form {
    Form(example) { text, _ in
      if text.allSatisfy(\.isWhitespace) { return .failure(Misfit("which is empty")) }
      if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        return .failure(Misfit("which holds a control character or line end", write: "it on one line"))
      }
      if text.count > 2000 { return .failure(Misfit("which is longer than 2000 characters")) }
      return .success(text)
    }
  }

  /// A path in the file system.
  static var path: Form {
    text("a path").then { text in
      text.hasPrefix("~")
        ? .failure(Misfit("with a \"~\", which only shells read", write: "the whole path")) : .success(text)
    }
  }

  /// A name of ours: a letter, then letters, digits, `-` and `_`; at most 100.
  static func name(_ example: String) -> Form {
    Form("a name such as \(example)") { text, _ in
      let bytes = text.utf8
      let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
      let fits = bytes.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }
      guard let first = bytes.first, isLetter(first), fits, bytes.count <= 100 else {
        return .failure(
          Misfit("which is no name", write: "a letter, then letters, digits, \"-\" and \"_\", such as \(example)"))
      }
      return .success(text)
    }
  }
}

extension Form where Value == Bool {
  /// `yes` or `no`
  static var flag: Form {
    Form("yes or no") { ["yes": true, "true": true, "no": false, "false": false][$0] }
  }
}

extension Form where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One word of a closed list, with the nearest one when another is written.
  static var word: Form { word(of: Array(Value.allCases)) }

  static func word(of cases: [Value]) -> Form { .oneOf(cases.map { ($0.rawValue, $0) }) }
}

extension Form {
  /// One word of a closed list, with the nearest one when another is written.
  static func oneOf(_ values: [(word: String, value: Value)]) -> Form {
    let words = values.map(\.word)
    return Form(alternatives(words)) { text, _ in
      if let match = values.first(where: { $0.word == text }) { return .success(match.value) }
      guard let near = nearest(to: text, in: words, within: text.count / 3) else { return .failure(Misfit()) }
      return .failure(Misfit(write: "\"\(near)\" (one of \(alternatives(words)))"))
    }
  }
}

extension Form where Value == IndicatorID {
  /// An indicator's name.
  static var indicator: Form {
    Form("a name of lower-case letters, digits and \"_\" such as nursing_bed_share") { IndicatorID($0) }
  }
}

extension Form where Value == RegionID {
  /// A region's name.
  static var region: Form { Form("a name of lower-case letters, digits and \"_\" such as ningxia") { RegionID($0) } }
}

extension Form where Value == AreaCode {
  /// An area's code.
  static var area: Form { Form("an area code of 6 or 9 digits such as \"640104\"") { AreaCode($0) } }
}
