/// Why families, labels or values cannot be written as a page that a scraper accepts.
package struct MetricFault: Error, Hashable, CustomStringConvertible {
  /// The bounded kind of fault, for labels and logs.
  package enum Code: String, Sendable, CaseIterable {
    case metricName = "metric_name"
    case labelName = "label_name"
    case labelValue = "label_value"
    case unit
    case clash
    case bounds
    case count
    case value
    case duplicate
    case style
  }

  package let code: Code
  /// A sentence that says where and what to do instead.
  package let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
