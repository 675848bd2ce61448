/// One adapter as `/api/v1/adapters` and `caregauge adapters` show it.
package struct AdapterItem: Codable, Sendable, Hashable {
  package var name: String
  @Nullable package var region: String?
  @Nullable package var version: String?
  /// Whether the newest collection succeeded; null before the first one has ended.
  @Nullable package var up: Bool?
  @Nullable package var lastSuccess: String?
  @Nullable package var lastError: String?
  /// Stored since the service started.
  package var readings: Int
  package var reports: Int
  /// When the collection that is under way began; null when none is.
  @Nullable package var runningSince: String?

  enum CodingKeys: String, CodingKey, CaseIterable {
    case name, region, version, up
    case lastSuccess = "last_success"
    case lastError = "last_error"
    case readings, reports
    case runningSince = "running_since"
  }

  package init(
    name: String, region: String?, version: String?, up: Bool?, lastSuccess: String?, lastError: String?, readings: Int,
    reports: Int, runningSince: String?
  ) {
    self.name = name
    self.region = region
    self.version = version
    self.up = up
    self.lastSuccess = lastSuccess
    self.lastError = lastError
    self.readings = readings
    self.reports = reports
    self.runningSince = runningSince
  }
}
