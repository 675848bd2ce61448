/// Cuts a line of a form into labels and what stands between them.
struct LabelFinder {
  enum Piece: Hashable {
    /// A label without its blanks and colon, and the character where it begins, from 1.
    case label(String, column: Int)
    case text(String)
  }

  /// Longest first, so that 填报单位负责人 is not read as 填报单位.
  private let labels: [[Unicode.Scalar]]

  init(_ labels: some Sequence<String>) {
    self.labels = labels.map { Array(PlainText($0).compact.unicodeScalars) }.filter { !$0.isEmpty }
      .sorted { $0.count > $1.count }
  }

  func pieces(of line: Substring) -> [Piece] {
    let scalars = Array(line.unicodeScalars)
    var pieces: [Piece] = []
    var text = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if LabelFinder.mayBegin(at: index, in: scalars), let (label, end) = label(at: index, in: scalars) {
        if !text.isEmpty { pieces.append(.text(String(text))) }
        text.removeAll()
        pieces.append(.label(label, column: index + 1))
        index = end
      } else {
        text.append(scalars[index])
        index += 1
      }
    }
    if !text.isEmpty { pieces.append(.text(String(text))) }
    return pieces
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) }
    // Chinese characters are most of any form, and none of them is a blank.
    if (0x3001...0xFDFF).contains(scalar.value) { return false }
    return PlainText(String(scalar)).isEmpty
  }

  private static let punctuation = Set(",，;；。、|()（）".unicodeScalars)

  private static func mayBegin(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard !isBlank(scalars[index]) else { return false }
    guard index > 0 else { return true }
    return isBlank(scalars[index - 1]) || punctuation.contains(scalars[index - 1])
  }

  /// The label that stands at a position, and the position behind its colon.
  private func label(at start: Int, in scalars: [Unicode.Scalar]) -> (label: String, end: Int)? {
    for label in labels {
      var index = start
      var matched = 0
      while index < scalars.count, matched < label.count {
        if let plain = PlainText(String(scalars[index])).text.unicodeScalars.first {
          guard plain == label[matched] else { break }
          matched += 1
        }
        index += 1
      }
      guard matched == label.count else { continue }
      while index < scalars.count, LabelFinder.isBlank(scalars[index]) { index += 1 }
      guard index < scalars.count, scalars[index] == ":" || scalars[index] == "：" else { continue }
      return (String(String.UnicodeScalarView(label)), index + 1)
    }
    return nil
  }
}
