/// The fields of a form while it is being read.
struct LabelledFields {
  let finder: LabelFinder
  private(set) var fields: [LabelledText.Field] = []
  /// What stands before the first label.
  private(set) var preamble = ""

  init(_ finder: LabelFinder) { self.finder = finder }

  /// Reads lines that follow each other: a value goes on to the next label or the last line; text before the first label
  /// is no value.
  /// - Parameters:
  ///   - place: Where labels stand, when the lines do not say so themselves.
  ///   - fault: Why values are not to be read.
  mutating func read(_ lines: [TextLine], place: String? = nil, fault: String? = nil) {
    let text = lines.map(\.text).joined(separator: "\n")
    let scalars = Array(text.unicodeScalars)
    var line = 0
    var lineStart = 0
    var position = 0
    var isOpen = false
    for piece in finder.pieces(of: text) {
      switch piece {
      case .text(let text):
        if isOpen { append(text, to: fields.count - 1) } else if fields.isEmpty { preamble += text + "\n" }
      case .label(let label, let start):
        while position < start {
          if scalars[position] == "\n" { (line, lineStart) = (line + 1, position + 1) }
          position += 1
        }
        let own = lines[min(line, lines.count - 1)]
        begin(label, line: own.number, place: place ?? own.place(column: start - lineStart + 1), fault: fault)
        isOpen = true
      }
    }
  }

  mutating func begin(_ label: String, line: Int, place: String, fault: String? = nil) {
    fields.append(LabelledText.Field(label: label, value: "", line: line, place: place, fault: fault))
  }

  mutating func append(_ text: String, fault: String? = nil, to index: Int) {
    fields[index].value += text
    if let fault { fields[index].fault = fault }
  }
}
