/// Metric families in the order in which they are written; an immutable value that shares all that pages have in common.
package struct ExpositionPage: Sendable {
  package let families: [RenderedFamily]
  /// Every name that a family goes by, with the family's place.
  private let claims: [String: Int]

  /// - Throws: `MetricFault` when two families share a name in either format.
  package init(_ families: [RenderedFamily]) throws(MetricFault) {
    self.families = families
    claims = try Self.claims(of: families, besides: [:])
  }

  private init(families: [RenderedFamily], claims: [String: Int]) {
    self.families = families
    self.claims = claims
  }

  /// As many families as the other page has, of the same descriptions in the same order.
  init(keeping families: [RenderedFamily], of page: ExpositionPage) {
    self.init(families: families, claims: page.claims)
  }

  /// The family of that name as in the 0.0.4 format.
  package subscript(name: String) -> RenderedFamily? {
    claims[name].map { families[$0] }.flatMap { $0.description.name == name ? $0 : nil }
  }

  package var lineCount: Int { families.reduce(0) { $0 + $1.lineCount } }

  /// The page with a family in the place of the one with the same name, or behind all others.
  package func replacing(_ family: RenderedFamily) throws(MetricFault) -> ExpositionPage {
    var families = families
    if let place = claims[family.description.name], families[place].description.name == family.description.name {
      let same = families[place].description.claims == family.description.claims
      families[place] = family
      return same ? ExpositionPage(families: families, claims: claims) : try ExpositionPage(families)
    }
    families.append(family)
    return try ExpositionPage(families)
  }

  /// Makes the compressed form of what has none yet, so that the next gzip scrape need not wait for it.
  ///
  /// Several tasks, each with a share of its own, use several cores.
  package func compress(_ format: ExpositionFormat, share: Int = 0, of shares: Int = 1) {
    let parts = families.flatMap { $0.parts(format) }
    for index in stride(from: share, to: parts.count, by: Swift.max(1, shares)) { _ = parts[index].deflated }
  }

  /// The page as it goes over the wire.
  ///
  /// Families without samples are left out. What is not compressed yet is compressed here on the calling thread, once
  /// even when several callers come at the same time.
  /// - Parameter appending: families of this one answer, compressed with it and then forgotten.
  /// - Throws: `MetricFault` when an appended family shares a name with another.
  package func body(
    _ format: ExpositionFormat, _ coding: PageCoding = .identity, appending last: [RenderedFamily] = []
  ) throws(MetricFault) -> PageBody {
    _ = try Self.claims(of: last, besides: claims)
    var parts = families.flatMap { $0.parts(format) }
    let ending = TextPart(Self.joined(last, format))
    if !ending.bytes.isEmpty { parts.append(ending) }
    return PageBody(parts, coding)
  }

  /// The families of one answer and the end mark, in one piece.
  private static func joined(_ families: [RenderedFamily], _ format: ExpositionFormat) -> [UInt8] {
    let parts = families.flatMap { $0.parts(format) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(parts.reduce(8) { $0 + $1.bytes.count })
    for part in parts { bytes += part.bytes }
    if format == .openMetrics { bytes += Array("# EOF\n".utf8) }
    return bytes
  }

  private static func claims(
    of families: [RenderedFamily], besides taken: [String: Int]
  ) throws(MetricFault) -> [String: Int] {
    var claims = taken
    for (place, family) in families.enumerated() {
      for name in family.description.claims where claims.updateValue(place, forKey: name) != nil {
        throw MetricFault(.clash, "\(family.description.name): another family has the name \(name); rename one of them")
      }
    }
    return claims
  }
}

extension RenderedFamily {
  /// Head and lines in a format; nothing when there is no line.
  func parts(_ format: ExpositionFormat) -> [TextPart] {
    blocks.isEmpty ? [] : [head.part(format)] + blocks.map(\.part)
  }
}
