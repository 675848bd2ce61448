/// Cuts a form's text into labels and what stands between them.
struct LabelFinder {
  enum Piece: Hashable {
    /// A label without its blanks and colon, and the position where it begins, in scalars from 0.
    case label(String, at: Int)
    case text(String)
  }

  /// Longest first, so that 填报单位负责人 is not read as 填报单位.
  private let labels: [[Unicode.Scalar]]
  private let names: Set<String>
  /// What any label begins with.
  private let beginnings: Set<Unicode.Scalar>

  init(_ labels: some Sequence<String>) {
    let names = Set(labels.map { PlainText($0).compact }.filter { !$0.isEmpty })
    self.names = names
    self.labels = names.map { Array($0.unicodeScalars) }.sorted { $0.count > $1.count }
    beginnings = Set(self.labels.compactMap(\.first))
  }

  /// The label that a text is, blanks and a colon behind it aside, or nil.
  func label(_ text: String) -> String? {
    var name = PlainText(text).compact
    if name.hasSuffix(":") { name.removeLast() }
    return names.contains(name) ? name : nil
  }

  /// Whether a label with its colon stands in a text.
  func hasLabel(_ text: String) -> Bool {
    pieces(of: text).contains { piece in
      if case .label = piece { true } else { false }
    }
  }

  func pieces(of text: some StringProtocol) -> [Piece] {
    let scalars = Array(text.unicodeScalars)
    var pieces: [Piece] = []
    var between = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if LabelFinder.mayBegin(at: index, in: scalars), let (label, end) = label(at: index, in: scalars) {
        if !between.isEmpty { pieces.append(.text(String(between))) }
        between.removeAll()
        pieces.append(.label(label, at: index))
        index = end
      } else {
        between.append(scalars[index])
        index += 1
      }
    }
    if !between.isEmpty { pieces.append(.text(String(between))) }
    return pieces
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value) }
    // Chinese characters are most of any form, and none of them is a blank.
    if (0x3001...0xFDFF).contains(scalar.value) { return false }
    let plain = PlainText.plain(scalar)
    return plain == nil || plain == " "
  }

  private static let punctuation = Set(",，;；。、|()（）".unicodeScalars)
  /// A label that its column is too narrow for goes on in the next line, and once more.
  private static let longestLabelLines = 3

  private static func mayBegin(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    guard !isBlank(scalars[index]) else { return false }
    guard index > 0 else { return true }
    return isBlank(scalars[index - 1]) || punctuation.contains(scalars[index - 1])
  }

  /// The label that stands at a position, and the position behind its colon.
  private func label(at start: Int, in scalars: [Unicode.Scalar]) -> (label: String, end: Int)? {
    guard let first = PlainText.plain(scalars[start]), beginnings.contains(first) else { return nil }
    for label in labels {
      var index = start
      var matched = 0
      var lines = 1
      while index < scalars.count, matched < label.count {
        if scalars[index] == "\n" { lines += 1 }
        if let plain = PlainText.plain(scalars[index]), plain != " " {
          guard plain == label[matched] else { break }
          matched += 1
        }
        index += 1
      }
      guard matched == label.count, lines <= LabelFinder.longestLabelLines else { continue }
      while index < scalars.count, scalars[index] != "\n", LabelFinder.isBlank(scalars[index]) { index += 1 }
      guard index < scalars.count, PlainText.plain(scalars[index]) == ":" else { continue }
      return (String(String.UnicodeScalarView(label)), index + 1)
    }
    return nil
  }
}
