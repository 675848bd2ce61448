/// A subject within 60 columns: what does not fit is dropped from the right, whole parts and never half a number.
struct SubjectLine {
  static let columns = 60

  /// A part and what joins it to the one before.
  struct Part {
    var text: String
    var joint: String

    init(_ text: String, joint: String = " ") {
      self.text = oneLine(text)
      self.joint = joint
    }
  }

  let text: String
  /// Whether nothing was dropped or cut.
  let isWhole: Bool

  /// - Parameters:
  ///   - state: what stands in brackets and is never dropped.
  ///   - parts: the most important first; the last of those that must stay is cut, between words or characters.
  ///   - least: how many parts stay in any case.
  init(state: String, parts: [Part], keeping least: Int) {
    var line = "[\(oneLine(state))]"
    var isWhole = true
    for (place, part) in parts.enumerated() where !part.text.isEmpty {
      let next = line + part.joint + part.text
      if ColumnWidth.of(next) <= SubjectLine.columns {
        line = next
        continue
      }
      isWhole = false
      if place < least {
        let room = SubjectLine.columns - ColumnWidth.of(line + part.joint) - 1
        let cut = SubjectLine.cut(part.text, to: room)
        if !cut.isEmpty { line += part.joint + cut + "…" }
      }
      break
    }
    text = line
    self.isWhole = isWhole
  }

  /// A line in which the name is shortened before figure and target are given up; nil where that leaves nothing of it.
  ///
  /// - Parameters:
  ///   - heads: place and occurrence.
  ///   - name: in English.
  ///   - tails: figure and target, the fullest first.
  init?(state: String, heads: [String], name: String, tails: [String]) {
    let head = ["[\(oneLine(state))]"] + heads.map { oneLine($0) }.filter { !$0.isEmpty }
    let name = oneLine(name)
    let short = ShortName.withoutFillers(name)
    let lines = ([(name, tails[0])] + tails.map { (short, $0) }).map { (head + [$0.0, $0.1]).joined(separator: " ") }
    isWhole = false
    if let line = lines.first(where: { ColumnWidth.of($0) <= SubjectLine.columns }) {
      text = line
      return
    }
    for least in [16, 4] {
      for tail in tails {
        let room = SubjectLine.columns - ColumnWidth.of((head + ["", tail]).joined(separator: " "))
        guard let cut = ShortName.cut(short, to: room, least: least) else { continue }
        text = (head + [cut, tail]).joined(separator: " ")
        return
      }
    }
    return nil
  }

  /// The longest beginning within so many columns that cuts no word of letters and digits.
  static func cut(_ text: String, to columns: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    var best = 0
    var width = 0
    for place in scalars.indices {
      width += ColumnWidth.of(scalars[place])
      if width > columns { break }
      let isInside = place + 1 < scalars.count && isWord(scalars[place]) && isWord(scalars[place + 1])
      if !isInside { best = place + 1 }
    }
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: scalars[..<best])
    return trimmed(oneLine(String(kept)))
  }

  /// Without what stands before a part that is gone: a comma, an opened bracket and what it holds.
  private static func trimmed(_ text: String) -> String {
    var text = text
    for (open, close): (Character, Character) in [("(", ")"), ("（", "）"), ("“", "”"), ("《", "》")] {
      if let begin = text.unclosed(open, close) { text = String(text[..<begin]) }
    }
    while let last = text.unicodeScalars.last, !last.properties.isAlphabetic, last.properties.numericType == nil,
      !")）”》%".unicodeScalars.contains(last)
    {
      text.unicodeScalars.removeLast()
    }
    return text
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    ColumnWidth.of(scalar) < 2
      && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "%.,-".unicodeScalars.contains(scalar))
  }
}

extension String {
  /// Where the first bracket stands that was opened and not closed.
  fileprivate func unclosed(_ open: Character, _ close: Character) -> Index? {
    var opened: [Index] = []
    for place in indices {
      if self[place] == open { opened.append(place) } else if self[place] == close { _ = opened.popLast() }
    }
    return opened.first
  }
}
