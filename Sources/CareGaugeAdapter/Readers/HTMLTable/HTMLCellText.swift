/// Text as it is shown: blanks joined, lines broken where the page breaks them, footnote marks kept apart.
struct HTMLCellText {
  private var scalars = String.UnicodeScalarView()
  private var marks: [String] = []
  private var raised: [String] = []
  private var mark: String?
  private var pendingBlank = false
  private var crossedEdge = false
  private(set) var doubts: Set<HTMLCell.Doubt> = []
  private(set) var byteCount = 0

  /// Adds text; raised and lowered text becomes a mark, so that `53<sup>1</sup>` never reads 531.
  mutating func append(_ text: String, isRaised: Bool = false, isStruck: Bool = false) {
    byteCount += text.utf8.count
    if isRaised {
      mark = (mark ?? "") + text
      return
    }
    endMark()
    for scalar in text.unicodeScalars {
      if isShownAsBlank(scalar) {
        pendingBlank = true
        continue
      }
      if isStruck { doubts.insert(.struck) }
      if let last = scalars.last, last != "\n" {
        if pendingBlank {
          scalars.append(" ")
        } else if crossedEdge, isDigit(last), isDigit(scalar) {
          doubts.insert(.joined)
        }
      }
      (pendingBlank, crossedEdge) = (false, false)
      scalars.append(scalar)
    }
  }

  mutating func breakLine() {
    endMark()
    pendingBlank = false
    if let last = scalars.last, last != "\n" { scalars.append("\n") }
  }

  /// Says that a link or text of another size begins or ends here: digits on both sides may be a figure and its mark.
  mutating func crossEdge() { crossedEdge = true }

  mutating func doubt(_ doubt: HTMLCell.Doubt) { doubts.insert(doubt) }

  /// The text and its marks; bracketed numbers such as `[1]` in the text are marks too.
  func finished() -> (text: String, marks: [String], raised: [String]) {
    var text = self
    text.endMark()
    var (shown, found) = withoutFootnoteMarks(text.scalars)
    while let last = shown.last, last == "\n" || last == " " { shown.removeLast() }
    found.insert(contentsOf: text.marks, at: 0)
    return (String(shown), found, text.raised)
  }

  private mutating func endMark() {
    guard let mark else { return }
    self.mark = nil
    let bare = mark.filter { !"[]［］".contains($0) && !$0.isWhitespace }
    if bare.isEmpty { return }
    if mark.contains(where: { "[［".contains($0) }) { marks.append(bare) } else { raised.append(bare) }
  }
}

private func isShownAsBlank(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) }
  return scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
}

private func isDigit(_ scalar: Unicode.Scalar) -> Bool {
  (0x30...0x39).contains(scalar.value) || (!scalar.isASCII && scalar.properties.numericType != nil)
}

/// Takes out `[1]`, `［12］` and `[註1]` with one blank before them.
private func withoutFootnoteMarks(
  _ scalars: String.UnicodeScalarView
) -> (String.UnicodeScalarView, marks: [String]) {
  guard scalars.contains(where: { $0 == "[" || $0 == "［" }) else { return (scalars, []) }
  let text = Array(scalars)
  var kept = String.UnicodeScalarView()
  var marks: [String] = []
  var position = 0
  while position < text.count {
    if let (mark, end) = footnoteMark(text, at: position) {
      if kept.last == " " { kept.removeLast() }
      marks.append(mark)
      position = end
    } else {
      kept.append(text[position])
      position += 1
    }
  }
  return (kept, marks)
}

/// The one or two digits of a mark that begins at a position, and the position behind it.
private func footnoteMark(_ text: [Unicode.Scalar], at start: Int) -> (String, end: Int)? {
  guard text[start] == "[" || text[start] == "［" else { return nil }
  var position = start + 1
  if position < text.count, text[position] == "注" || text[position] == "註" { position += 1 }
  let digits = text[position...].prefix(3).prefix {
    (0x30...0x39).contains($0.value) || (0xFF10...0xFF19).contains($0.value)
  }
  guard (1...2).contains(digits.count), digits.endIndex < text.count,
    text[digits.endIndex] == "]" || text[digits.endIndex] == "］"
  else { return nil }
  return (String(String.UnicodeScalarView(digits)), digits.endIndex + 1)
}
