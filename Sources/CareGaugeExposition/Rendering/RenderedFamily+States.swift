extension RenderedFamily {
  /// A family of kind `state`: for each set of labels one line per state under the last label `state`, 1 for the one
  /// that it is in and 0 for the others.
  ///
  /// - Parameter current: an index into `states` for each set of labels.
  /// - Throws: `MetricFault` when a current state is not among the states or numbers do not fit.
  package init(
    _ description: FamilyDescription, labels: [LabelSet], states: [String], current: [Int], places: [SamplePlace] = []
  ) throws(MetricFault) {
    guard description.kind == .state, !states.isEmpty, Set(states).count == states.count else {
      throw MetricFault(.count, "\(description.name): states go with a family of kind state, and each has its own name")
    }
    let endings = states.map { LinePlan.Ending(label: ("state", $0)) }
    let values = try Self.lines(current, states.count, description)
    try self.init(
      description, lines: LinePlan(description.name, labels, endings: endings), values: values, places: places)
  }

  /// The same labels in other states.
  package func replacing(current: [Int]) throws(MetricFault) -> RenderedFamily {
    try replacing(values: Self.lines(current, linesPerSample, description))
  }

  /// Facts as labels: a family of kind `info`, every value 1.
  package init(
    _ description: FamilyDescription, facts: [LabelSet], places: [SamplePlace] = []
  ) throws(MetricFault) {
    try self.init(
      description, labels: facts, values: [Double](repeating: 1, count: facts.count), places: places)
  }

  private static func lines(
    _ current: [Int], _ count: Int, _ description: FamilyDescription
  ) throws(MetricFault) -> [Double] {
    if let wrong = current.first(where: { !(0..<count).contains($0) }) {
      throw MetricFault(.value, "\(description.name): state number \(wrong) is not one of 0..<\(count)")
    }
    return current.flatMap { state in (0..<count).map { $0 == state ? 1 : 0 } }
  }
}
