/// What became of one collection.
package struct StoredCollection: Sendable, Hashable {
  /// The protocol's id of the collection.
  package var collection: String
  /// One for each report, in the order of the collection.
  package var reports: [StoredReport]
  /// Blocks that got figures, ascending; `Store.refresh` brings `LatestFigures` up to date for them.
  package var changedBlocks: [Int32]
  /// Findings that were not known before.
  package var newFindings: Int

  /// Readings stored anew.
  package var readings: Int { reports.reduce(0) { $0 + ($1.outcome == .stored ? $1.readings : 0) } }
  /// Reports stored anew.
  package var storedReports: Int { reports.count { $0.outcome == .stored } }

  package init(
    collection: String, reports: [StoredReport], changedBlocks: [Int32], newFindings: Int
  ) {
    self.collection = collection
    self.reports = reports
    self.changedBlocks = changedBlocks
    self.newFindings = newFindings
  }
}

/// What became of one report.
package struct StoredReport: Sendable, Hashable {
  package enum Outcome: String, Sendable {
    case stored
    /// The same report had been stored before; nothing was changed.
    case alreadyKnown = "already_known"
  }

  /// The adapter's name for the report.
  package var name: String
  /// Its number in the database.
  package var id: Int32
  package var outcome: Outcome
  package var readings: Int
  package var absences: Int

  package init(
    name: String, id: Int32, outcome: Outcome, readings: Int, absences: Int
  ) {
    self.name = name
    self.id = id
    self.outcome = outcome
    self.readings = readings
    self.absences = absences
  }
}
