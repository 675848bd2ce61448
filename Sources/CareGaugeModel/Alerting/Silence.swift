/// Alerts that nobody is told of for a while: who asked for it, why, and until when.
package struct Silence: Hashable, Sendable, Codable {
  /// A number given by the store.
  package var id: Int64
  package var match: Route.Match
  /// Only the alert with this key, where it is for one.
  package var alert: AlertKey?
  package var by: String
  package var why: String
  package var from: Instant
  /// The first moment at which it no longer holds.
  package var until: Instant
  package var createdAt: Instant
  /// When somebody ended it early, who, and why.
  package var endedAt: Instant?
  package var endedBy: String?
  package var endedWhy: String?

  package init(
    id: Int64, match: Route.Match, alert: AlertKey? = nil, by: String, why: String, from: Instant, until: Instant,
    createdAt: Instant, endedAt: Instant? = nil, endedBy: String? = nil, endedWhy: String? = nil
  ) {
    self.id = id
    self.match = match
    self.alert = alert
    self.by = by
    self.why = why
    self.from = from
    self.until = until
    self.createdAt = createdAt
    self.endedAt = endedAt
    self.endedBy = endedBy
    self.endedWhy = endedWhy
  }

  /// Whether it holds at a moment.
  package func holds(at moment: Instant) -> Bool {
    from <= moment && moment < until && (endedAt.map { moment < $0 } ?? true)
  }
}
