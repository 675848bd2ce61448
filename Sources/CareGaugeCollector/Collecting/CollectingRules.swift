import CareGaugeModel
import CareGaugeRules

/// What the catalogue says about collections: which names there are, and which figures can be right.
struct CollectingRules: Sendable {
  let plausibility: Plausibility
  private let catalogue: Catalogue
  private let vocabulary: Vocabulary

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    plausibility = Plausibility(catalogue)
    vocabulary = Vocabulary(catalogue)
  }

  /// What an adapter of a region may report.
  func tables(for region: RegionID) throws(CollectionFault) -> NameTables {
    guard catalogue.areas.contains(where: { $0.region == region }) else {
      throw CollectionFault(.badRequest, "the adapter reads the region \(region), which no catalogue has")
    }
    return NameTables(vocabulary, region: region, of: catalogue)
  }
}

/// What became of a collection after the adapter's own part.
struct CollectionTally: Sendable {
  var findings: [Finding] = []
  /// Readings that were handed on to be stored.
  var readings = 0
  var place: Depot.Place?
}

extension CollectionOutcome {
  mutating func note(_ tally: CollectionTally, isDryRun: Bool) {
    findings = tally.findings
    acceptedReadings = tally.readings
    if case .stored(let readings, let reports) = tally.place { (storedReadings, storedReports) = (readings, reports) }
    isSpooled = tally.place == .spooled
    // Refusing is what a dry run is for.
    if isDryRun, fault?.code == .notStored { fault = nil }
  }
}
