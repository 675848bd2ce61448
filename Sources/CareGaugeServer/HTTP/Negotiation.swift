import CareGaugeModel

/// Reads `Accept` and `Accept-Encoding` as RFC 9110 section 12.5 has them.
enum Negotiation {
  /// Whether the client prefers OpenMetrics to the older text format; the text format wins where both weigh the same.
  static func prefersOpenMetrics(accept: String?) -> Bool {
    guard let accept else { return false }
    let ranges = parse(accept)
    guard let openMetrics = ranges.filter({ $0.name == "application/openmetrics-text" }).map(\.weight).max()
    else { return false }
    let text = ranges.filter { ["text/plain", "text/*", "*/*"].contains($0.name) }.map(\.weight).max() ?? 0
    return openMetrics > 0 && openMetrics >= text && (openMetrics > text || comesFirst(in: ranges))
  }

  /// Whether the client takes gzip, by name or by `*`, with a weight above 0.
  static func acceptsGzip(acceptEncoding: String?) -> Bool {
    guard let acceptEncoding else { return false }
    let codings = parse(acceptEncoding)
    if let named = codings.first(where: { $0.name == "gzip" || $0.name == "x-gzip" }) { return named.weight > 0 }
    return codings.contains { $0.name == "*" && $0.weight > 0 }
  }

  /// The language of a page: `?lang=`, else the first of zh and en in `Accept-Language` by weight, else zh.
  static func language(query: String?, acceptLanguage: String?) -> Language {
    if let query, let asked = Language(rawValue: query) { return asked }
    let ranges = parse(acceptLanguage ?? "").filter { $0.weight > 0 }.sorted { $0.weight > $1.weight }
    for range in ranges {
      if let spoken = Language(rawValue: String(range.name.prefix(2))) { return spoken }
    }
    return .zh
  }

  private static func comesFirst(in ranges: [(name: String, weight: Double)]) -> Bool {
    ranges.first { ["application/openmetrics-text", "text/plain", "text/*", "*/*"].contains($0.name) }?.name
      == "application/openmetrics-text"
  }

  private static func parse(_ header: String) -> [(name: String, weight: Double)] {
    header.split(separator: ",").map { range in
      let parts = range.split(separator: ";").map { $0.trimming(while: { $0 == " " || $0 == "\t" }) }
      let weight = parts.dropFirst().lazy.compactMap { parameter -> Double? in
        parameter.lowercased().hasPrefix("q=") ? Double(parameter.dropFirst(2)) ?? 0 : nil
      }
      return (parts.first?.lowercased() ?? "", weight.first ?? 1)
    }
  }
}

extension Substring {
  fileprivate func trimming(while isBlank: (Character) -> Bool) -> Substring {
    var text = self
    while let first = text.first, isBlank(first) { text.removeFirst() }
    while let last = text.last, isBlank(last) { text.removeLast() }
    return text
  }
}
