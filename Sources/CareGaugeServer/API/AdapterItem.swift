/// One adapter as `/api/v1/adapters` and `caregauge adapters` show it.
package struct AdapterItem: Codable, Sendable, Hashable {
  package var name: String
  package var region: String?
  package var version: String?
  /// Whether the newest collection succeeded; null before the first one has ended.
  package var up: Bool?
  package var lastSuccess: String?
  package var lastError: String?
  /// Stored since the service started.
  package var readings: Int
  package var reports: Int
  /// When the collection that is under way began; null when none is.
  package var runningSince: String?

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

  /// Every field is written, missing ones as null.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(name, forKey: .name)
    try fields.encode(region, forKey: .region)
    try fields.encode(version, forKey: .version)
    try fields.encode(up, forKey: .up)
    try fields.encode(lastSuccess, forKey: .lastSuccess)
    try fields.encode(lastError, forKey: .lastError)
    try fields.encode(readings, forKey: .readings)
    try fields.encode(reports, forKey: .reports)
    try fields.encode(runningSince, forKey: .runningSince)
  }
}
