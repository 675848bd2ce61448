extension RenderedFamily {
  /// A histogram family with buckets, sum and count for each set of labels.
  ///
  /// - Throws: `MetricFault` for another kind of family, counts that are not one more than the bounds, a set of labels
  ///   that comes twice, or a sum that is negative or NaN.
  package init(
    _ description: FamilyDescription, labels: [LabelSet], histograms: [HistogramSample], places: [SamplePlace] = []
  ) throws(MetricFault) {
    let values = try Self.lines(histograms, description)
    try self.init(
      description, lines: LinePlan(description.name, labels, endings: Self.endings(description)), values: values,
      places: places)
  }

  /// The same labels with other observations in the same order.
  package func replacing(histograms: [HistogramSample]) throws(MetricFault) -> RenderedFamily {
    try replacing(values: Self.lines(histograms, description))
  }

  private static func endings(_ description: FamilyDescription) -> [LinePlan.Ending] {
    guard case .histogram(let bounds) = description.kind else { return [] }
    // Whole bounds end in ".0" in both formats, as OpenMetrics asks, so that a series is one in both.
    let texts = bounds.map(BoundText.string) + ["+Inf"]
    return texts.map { LinePlan.Ending(suffix: "_bucket", label: ("le", $0)) }
      + [LinePlan.Ending(suffix: "_sum"), LinePlan.Ending(suffix: "_count")]
  }

  private static func lines(
    _ histograms: [HistogramSample], _ description: FamilyDescription
  ) throws(MetricFault) -> [Double] {
    guard case .histogram(let bounds) = description.kind else {
      throw MetricFault(.count, "\(description.name): give values, not histograms, to a family of another kind")
    }
    for sample in histograms {
      guard sample.counts.count == bounds.count + 1 else {
        throw MetricFault(
          .count,
          "histogram \(description.name): \(sample.counts.count) counts given for \(bounds.count) bounds; give one more"
        )
      }
      guard sample.sum >= 0 else {
        throw MetricFault(.value, "histogram \(description.name): sum \(sample.sum) must be 0 or more")
      }
    }
    return histograms.flatMap(\.lines)
  }
}
