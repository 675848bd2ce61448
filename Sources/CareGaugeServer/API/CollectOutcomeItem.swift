import CareGaugeCollector

/// What one collection brought, as `POST /-/collect` and `caregauge collect` show it.
package struct CollectOutcomeItem: Codable, Sendable, Hashable {
  package var adapter: String
  /// Stored by this collection; what was known before counts as 0.
  package var readings: Int
  package var reports: Int
  package var findings: Int
  /// Why it failed; null when it did not.
  @Nullable package var error: String?

  package init(adapter: String, readings: Int, reports: Int, findings: Int, error: String?) {
    self.adapter = adapter
    self.readings = readings
    self.reports = reports
    self.findings = findings
    self.error = error
  }

  enum CodingKeys: String, CodingKey { case adapter, readings, reports, findings, error }
}

extension CollectOutcomeItem {
  /// - Parameter outcome: nil where the adapter is gone from the configuration.
  init(_ outcome: CollectionOutcome?, adapter: String) {
    self.init(
      adapter: adapter, readings: outcome?.storedReadings ?? 0, reports: outcome?.storedReports ?? 0,
      findings: outcome?.findings.count ?? 0,
      error: outcome.map { $0.fault?.description } ?? "no adapter of the configuration has this name")
  }
}
