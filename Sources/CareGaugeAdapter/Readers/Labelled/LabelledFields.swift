/// The fields of a form while it is being read.
struct LabelledFields {
  struct Field {
    let label: String
    var value: String
    let line: Int
    let place: String
  }
  let finder: LabelFinder
  private(set) var fields: [Field] = []
  /// What stands before the first label.
  private(set) var preamble = ""

  init(_ finder: LabelFinder) { self.finder = finder }

  /// Reads running text: a value goes on to the next label or the end; text before the first label is no value.
  /// - Parameter place: The line number and place of a label, given its line and column from 1.
  mutating func read(_ text: String, at place: (Int, Int) -> (line: Int, place: String)) {
    let scalars = Array(text.unicodeScalars)
    var line = 1
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
        let (number, name) = place(line, start - lineStart + 1)
        begin(label, line: number, place: name)
        isOpen = true
      }
    }
  }

  mutating func begin(_ label: String, value: String = "", line: Int, place: String) {
    fields.append(Field(label: label, value: value, line: line, place: place))
  }

  mutating func append(_ text: String, to index: Int) { fields[index].value += text }
}
