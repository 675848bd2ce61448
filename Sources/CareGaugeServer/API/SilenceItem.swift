/// One silence as `/api/v1/silences` and `caregauge silence list` show it.
package struct SilenceItem: Codable, Sendable, Hashable {
  package var id: Int64
  /// What it silences: `region=ningxia indicator=nursing_bed_share`, or an alert's id.
  package var match: String
  package var by: String
  package var why: String
  package var from: String
  package var until: String
  /// When somebody ended it before its time.
  @Nullable package var endedAt: String?
  @Nullable package var endedBy: String?
  @Nullable package var endedWhy: String?

  enum CodingKeys: String, CodingKey {
    case id, match, by, why, from, until
    case endedAt = "ended_at"
    case endedBy = "ended_by"
    case endedWhy = "ended_why"
  }
}
