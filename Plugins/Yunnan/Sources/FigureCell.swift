import CareGaugeAdapter

/// Reads one cell of a sheet as a figure.
struct FigureCell {
  /// What the cell says.
  enum Content {
    case figure(Figure)
    case missing(AbsentReason)
    case refused(String)

    /// The number that it states.
    var value: Double? {
      if case .figure(let figure) = self { return figure.stated }
      return nil
    }
  }
  let measure: HeadingsPart.Measure
  let unit: WrittenUnit?
  let words: [String: Double]

  func content(_ address: CellAddress, in sheet: Worksheet) -> Content {
    if let merge = sheet.merge(over: address) {
      return sheet[merge.first] == .blank ? .missing(.notReported) : .refused("one cell is merged over several places")
    }
    guard let cell = sheet.cell(at: address) else { return .missing(.notReported) }
    switch cell.content {
    case .blank: return .missing(.notReported)
    case .number(let number) where cell.isPercentage:
      guard measure.dimension == .ratio, !measure.isTask, let figure = Figure(number) else {
        return .refused("a percentage, where something is counted")
      }
      return .figure(figure)
    case .number where cell.isScaled: return .refused("its format shows another number than it is; show it as it is")
    case .number, .text: return read(cell.content.text ?? "")
    case .day: return .refused("a day, where a figure belongs")
    case .flag: return .refused("TRUE or FALSE, where a figure belongs")
    case .failure: return .refused("an error value")
    case .uncalculated:
      return .refused("a formula without a stored result; open the file in Excel or WPS and save it")
    case .unreadable: return .refused("a value that is none of its kind")
    }
  }

  private func read(_ text: String) -> Content {
    // Two numbers on two lines would read as one with a blank between its thousands.
    if text.contains(where: \.isNewline) { return .refused("the cell has several lines") }
    if measure.isTask, let figure = words[PlainText(text).compact].flatMap({ Figure($0) }) { return .figure(figure) }
    if unit == nil, measure.dimension == .yuan, !text.contains("元"), MissingMark.reason(for: text) == nil {
      return .refused("nothing says whether it is in 元 or 万元")
    }
    do {
      switch try QuantityNotation(heading: unit, expected: measure.isTask ? nil : measure.dimension).read(text) {
      case .missing(let reason): return .missing(reason)
      case .quantity(let quantity):
        guard let exact = quantity.exact, let figure = Figure(exact) else {
          return .refused("a bound or range, not one figure")
        }
        if measure.isTask, exact != 0, exact != 1 { return .refused("neither done (1) nor not done (0)") }
        return .figure(figure)
      }
    } catch {
      return .refused(error.reason)
    }
  }
}
