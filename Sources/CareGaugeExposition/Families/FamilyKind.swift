/// What the samples of a family mean.
package enum FamilyKind: Hashable, Sendable {
  /// A level that goes up and down.
  case gauge
  /// A sum that only grows; its name ends in `_total`, which OpenMetrics leaves out of the family's name.
  case counter
  /// Counts of observations at or below each bound, with their sum; the bounds are finite, ascending and not negative.
  case histogram(bounds: [Double])
  /// Facts as labels, always 1; its name ends in `_info`, which OpenMetrics leaves out of the family's name.
  case info
  /// 1 for the state that something is in and 0 for the others: a gauge in both formats.
  case state

  /// The word of the TYPE line.
  func word(in format: ExpositionFormat) -> String {
    switch self {
    case .gauge, .state: "gauge"
    case .counter: "counter"
    case .histogram: "histogram"
    case .info: format == .openMetrics ? "info" : "gauge"
    }
  }

  /// The ending that sample names have and the OpenMetrics family lacks.
  var suffix: String {
    switch self {
    case .counter: "_total"
    case .info: "_info"
    case .gauge, .histogram, .state: ""
    }
  }
}
