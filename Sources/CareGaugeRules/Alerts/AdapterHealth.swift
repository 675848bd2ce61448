import CareGaugeModel

/// How an adapter's last collections went.
package struct AdapterHealth: Hashable, Sendable, Codable {
  package var name: String
  package var region: RegionID?
  /// Collections that failed since the last that succeeded; 0 while it collects.
  package var failures: Int
  /// Whether any collection has ended, either way.
  package var hasRun: Bool
  /// What the last failure said.
  package var text: String?

  package init(name: String, region: RegionID?, failures: Int, hasRun: Bool = true, text: String? = nil) {
    self.name = name
    self.region = region
    self.failures = failures
    self.hasRun = hasRun
    self.text = text
  }

  /// An alert fires after three failures in a row, or after an hour of failing where collections are rare.
  ///
  /// One that has not run says nothing, so that a restart leaves its alert as it is.
  package func sighting(severity: Severity? = nil) -> Sighting {
    let observation: Sighting.Observation =
      if !hasRun {
        .unseen
      } else if failures > 0 {
        .holds(.failing, severity ?? AlertCondition.failing.severity)
      } else {
        .clear(.cleared)
      }
    return Sighting(
      key: .adapter(name), subject: AlertSubject(kind: .adapterFailing, region: region, name: name),
      observation: observation, patience: failures == 0 || failures >= 3 ? .zero : .seconds(3600),
      basis: AlertBasis(text: failures > 0 ? text : nil))
  }
}
