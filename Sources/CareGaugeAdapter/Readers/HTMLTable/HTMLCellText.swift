/// Text as it is shown: blanks joined, lines broken where the page breaks them, footnote marks kept apart.
struct HTMLCellText {
  private var scalars = String.UnicodeScalarView()
  private var marks: [String] = []
  private var raised: [String] = []
  private var mark: String?
  private var pendingBlank = false
  private(set) var byteCount = 0

  /// Adds text; raised and lowered text becomes a mark, so that `53<sup>1</sup>` never reads 531.
  mutating func append(_ text: String) {
    byteCount += text.utf8.count
    if mark != nil {
      mark?.append(text)
      return
    }
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}" {
        pendingBlank = true
        continue
      }
      if pendingBlank, let last = scalars.last, last != "\n" { scalars.append(" ") }
      pendingBlank = false
      scalars.append(scalar)
    }
  }

  mutating func breakLine() {
    pendingBlank = false
    if let last = scalars.last, last != "\n" { scalars.append("\n") }
  }

  mutating func beginMark() { mark = mark ?? "" }

  mutating func endMark() {
    if let mark { keep(mark) }
    mark = nil
  }

  /// The text and its marks; bracketed numbers such as `[1]` in the text are marks too.
  func finished() -> (text: String, marks: [String], raised: [String]) {
    var text = self
    text.endMark()
    var shown = String(text.scalars)
    var marks = text.marks
    if shown.contains(where: { $0 == "[" || $0 == "［" }) {
      for match in shown.matches(of: footnoteMark) { marks.append(String(match.1)) }
      shown = shown.replacing(footnoteMark, with: "")
    }
    while let last = shown.last, last == "\n" || last == " " { shown.removeLast() }
    return (shown, marks, text.raised)
  }

  private mutating func keep(_ mark: String) {
    let bare = mark.filter { !"[]［］".contains($0) && !$0.isWhitespace }
    if bare.isEmpty { return }
    if mark.contains(where: { "[［".contains($0) }) { marks.append(bare) } else { raised.append(bare) }
  }
}

nonisolated(unsafe) private let footnoteMark = #/\s?[\[［](?:注|註)?([0-9０-９]{1,2})[\]］]/#
