/// Observations of one histogram series, counted by the interval that they fell into.
package struct HistogramSample: Hashable, Sendable {
  /// How many fell into each interval up to a bound and above the one before it; the last: above all bounds.
  package var counts: [UInt64]
  /// The sum of all observations, not negative.
  package var sum: Double

  package init(counts: [UInt64], sum: Double) {
    self.counts = counts
    self.sum = sum
  }

  /// The values of the lines in order: cumulative buckets, `_sum`, `_count`.
  var lines: [Double] {
    var total: UInt64 = 0
    var lines = counts.map { count in
      total = total.addingReportingOverflow(count).partialValue
      return Double(total)
    }
    lines.append(sum)
    lines.append(Double(total))
    return lines
  }
}
