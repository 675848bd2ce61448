/// The boxes of a form: `☑推荐 □不推荐`, `√是　□否`.
public struct TickBoxes: Sendable, Hashable {
  /// The words behind boxes that are ticked, in order.
  public let ticked: [String]
  /// The words behind boxes that are empty, in order.
  public let empty: [String]

  /// Whether there is no box at all.
  public var isEmpty: Bool { ticked.isEmpty && empty.isEmpty }

  private static let marks: [Unicode.Scalar: Bool] = [
    "☑": true, "☒": true, "■": true, "√": true, "✓": true, "✔": true, "●": true, "☐": false, "□": false, "○": false,
    "◻": false, "▢": false,
  ]

  /// Reads boxes and the words behind them; `□√是` is one box that is ticked.
  public init(_ text: some StringProtocol) {
    var boxes: [(isTicked: Bool, word: String)] = []
    for scalar in text.unicodeScalars {
      if let isTicked = TickBoxes.marks[scalar] {
        if let last = boxes.last, last.word.isEmpty, isTicked != last.isTicked {
          boxes[boxes.count - 1].isTicked = true
        } else {
          boxes.append((isTicked, ""))
        }
      } else if !boxes.isEmpty, !LabelFinder.isBlank(scalar) {
        boxes[boxes.count - 1].word.unicodeScalars.append(scalar)
      }
    }
    ticked = boxes.filter(\.isTicked).map(\.word)
    empty = boxes.filter { !$0.isTicked }.map(\.word)
  }

  /// The one word that is ticked, or nil when none is.
  /// - Throws: `NotationFault` when several are, or a tick stands at no word.
  public func choice() throws(NotationFault) -> String? {
    guard ticked.count <= 1 else { throw NotationFault("more than one box is ticked") }
    guard let word = ticked.first else { return nil }
    guard !word.isEmpty else { throw NotationFault("a tick without a word behind it") }
    return word
  }
}
