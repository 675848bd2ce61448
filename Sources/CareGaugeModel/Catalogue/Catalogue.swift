/// Everything that the catalogues say, of all regions together, each list in the order of its files.
package struct Catalogue: Sendable {
  package var indicators: [Indicator]
  package var areas: [Area]
  package var documents: [PolicyDocument]
  package var published: [PublishedFigure]
  package var targets: [Target]
  package var obligations: [Obligation]
  package var identities: [ShareIdentity]

  package init(
    indicators: [Indicator] = [], areas: [Area] = [], documents: [PolicyDocument] = [],
    published: [PublishedFigure] = [], targets: [Target] = [], obligations: [Obligation] = [],
    identities: [ShareIdentity] = []
  ) {
    self.indicators = indicators
    self.areas = areas
    self.documents = documents
    self.published = published
    self.targets = targets
    self.obligations = obligations
    self.identities = identities
  }
}

/// share = part / whole, with the targets that raise the parts, for plan arithmetic and plausibility.
package struct ShareIdentity: Hashable, Sendable {
  package var share: IndicatorID
  package var part: IndicatorID
  package var whole: IndicatorID
  /// Targets on the increase of part and whole.
  package var partIncrease: String?
  package var wholeIncrease: String?
  package var region: RegionID?

  package init(
    share: IndicatorID, part: IndicatorID, whole: IndicatorID, partIncrease: String? = nil,
    wholeIncrease: String? = nil, region: RegionID? = nil
  ) {
    self.share = share
    self.part = part
    self.whole = whole
    self.partIncrease = partIncrease
    self.wholeIncrease = wholeIncrease
    self.region = region
  }
}
