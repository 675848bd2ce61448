import CareGaugeAdapter

/// A field of a form that holds a figure: boxes to tick, words, or a number.
struct FigureField {
  enum Form {
    /// The words behind the boxes for 1 and for 0.
    case boxes(yes: String, no: String)
    /// Words, ticked or written, that stand for 1 or 0.
    case words([String: Double])
    case number(QuantityNotation)
  }

  let kind: Labels.Kind
  let indicator: IndicatorID
  let form: Form

  /// The figure in a field, or nil when that part of the form has not been filled in so far.
  func read(_ text: String) throws(NotationFault) -> Double? {
    switch form {
    case .boxes(let yes, let no):
      let boxes = TickBoxes(text)
      guard let choice = try boxes.choice() else {
        guard boxes.isEmpty, !PlainText(text).isEmpty else { return nil }
        throw NotationFault("words where a box is to be ticked")
      }
      if choice == yes { return 1 }
      if choice == no { return 0 }
      throw NotationFault("the box ticked is not one of the form's")
    case .words(let words):
      let plain = PlainText(text).compact
      if let value = words[plain] { return value }
      if MissingMark.reason(for: plain) != nil { return nil }
      let boxes = TickBoxes(text)
      guard !boxes.isEmpty else {
        throw NotationFault("not one of the words \(words.keys.sorted().joined(separator: ", "))")
      }
      guard let choice = try boxes.choice() else { return nil }
      guard let value = words[choice] else { throw NotationFault("the box ticked is not one of the form's") }
      return value
    case .number(let notation):
      // Two numbers on two lines would read as one with a blank between its thousands.
      if text.contains(where: \.isNewline) { throw NotationFault("the value has several lines") }
      switch try notation.read(text) {
      case .missing: return nil
      case .quantity(let quantity):
        guard let exact = quantity.exact else { throw NotationFault("a bound or range, not one figure") }
        return exact
      }
    }
  }
}
