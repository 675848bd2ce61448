/// Which samples a reader wants: those of some regions, of some levels, or both.
package struct PageCut: Hashable, Sendable {
  /// Numbers of regions as in `SamplePlace`, or nil for all.
  package var regions: Set<UInt8>?
  /// Numbers of levels as in `SamplePlace`, or nil for all.
  package var levels: Set<UInt8>?

  package init(regions: Set<UInt8>? = nil, levels: Set<UInt8>? = nil) {
    self.regions = regions
    self.levels = levels
  }

  /// Whether a sample stays: what names no region or no level is not cut by it.
  package func keeps(_ place: SamplePlace) -> Bool {
    let region = place.region == SamplePlace.unspecified || regions?.contains(place.region) ?? true
    return region && (place.level == SamplePlace.unspecified || levels?.contains(place.level) ?? true)
  }
}

extension ExpositionPage {
  /// The page of the samples that a cut keeps, in the same order.
  ///
  /// Families without places (build, clock, adapters) stay whole, since every reader needs them; a family of which
  /// nothing is left disappears. Blocks that stay whole are shared with this page, compressed form included.
  package func cut(to cut: PageCut) -> ExpositionPage {
    guard cut != PageCut() else { return self }
    return ExpositionPage(keeping: families.map { $0.cut(to: cut) }, of: self)
  }
}

extension RenderedFamily {
  func cut(to cut: PageCut) -> RenderedFamily {
    guard !places.isEmpty else { return self }
    // Asking a table is faster than asking two sets for each sample.
    let regions = (UInt8.min...UInt8.max).map { cut.keeps(SamplePlace(region: $0, level: SamplePlace.unspecified)) }
    let levels = (UInt8.min...UInt8.max).map { cut.keeps(SamplePlace(region: SamplePlace.unspecified, level: $0)) }
    let kept = places.map { regions[Int($0.region)] && levels[Int($0.level)] }
    var line = 0
    let blocks = blocks.compactMap { block in
      defer { line += block.lineCount }
      return block.keeping { kept[(line + $0) / linesPerSample] }
    }
    return RenderedFamily(
      description, head: head, blocks: blocks, linesPerSample: linesPerSample,
      places: zip(places, kept).filter(\.1).map(\.0))
  }
}

extension LineBlock {
  /// The block of the lines that stay, this very block when all do, nil when none does.
  func keeping(_ stays: (Int) -> Bool) -> LineBlock? {
    let kept = prefixLengths.indices.filter(stays)
    guard kept.count < lineCount else { return self }
    guard !kept.isEmpty else { return nil }
    let lengths = prefixLengths.indices.map { Int(prefixLengths[$0]) + Int(valueLengths[$0]) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(kept.reduce(0) { $0 + lengths[$1] })
    var (start, next) = (0, kept.startIndex)
    for line in lengths.indices {
      if next < kept.endIndex && kept[next] == line {
        bytes += part.bytes[start..<(start + lengths[line])]
        next += 1
      }
      start += lengths[line]
    }
    return LineBlock(
      part: TextPart(bytes), prefixLengths: kept.map { prefixLengths[$0] }, valueLengths: kept.map { valueLengths[$0] })
  }
}
