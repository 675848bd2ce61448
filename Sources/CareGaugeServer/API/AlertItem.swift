/// One alert as `/api/v1/alerts` and `caregauge alerts` show it.
package struct AlertItem: Codable, Sendable, Hashable {
  package var id: String
  package var kind: String
  package var condition: String
  package var severity: String
  /// `pending`, `firing` or `resolved`.
  package var state: String
  @Nullable package var region: String?
  @Nullable package var area: String?
  @Nullable package var indicator: String?
  @Nullable package var target: String?
  @Nullable package var occurrence: String?
  @Nullable package var obligation: String?
  /// Since when it is pending or firing.
  package var since: String
  /// When it ended; null while it has not.
  @Nullable package var endedAt: String?
  package var reason: String
  @Nullable package var value: Double?
  /// The silence, or the alert, that keeps it from being told.
  @Nullable package var silencedBy: String?

  enum CodingKeys: String, CodingKey {
    case id, kind, condition, severity, state, region, area, indicator, target, occurrence, obligation, since
    case endedAt = "ended_at"
    case reason, value
    case silencedBy = "silenced_by"
  }
}
