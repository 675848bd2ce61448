import CareGaugeModel
import PostgreSQL

/// Which deliveries are wanted.
package struct DeliveryFilter: Sendable, Hashable {
  package var state: Delivery.State?
  package var receiver: String?
  package var recipient: String?
  /// Only of messages about the alert with this key.
  package var alert: AlertKey?
  /// Only of messages that were decided at this moment or later, and at this moment or earlier.
  package var from: Instant?
  package var to: Instant?
  /// The last one of the page before.
  package var before: Int64?
  /// How many at most.
  package var limit: Int

  package init(
    state: Delivery.State? = nil, receiver: String? = nil, recipient: String? = nil, alert: AlertKey? = nil,
    from: Instant? = nil, to: Instant? = nil, before: Int64? = nil, limit: Int = 10_000
  ) {
    self.state = state
    self.receiver = receiver
    self.recipient = recipient
    self.alert = alert
    self.from = from
    self.to = to
    self.before = before
    self.limit = limit
  }
}

/// How many deliveries there are in each state.
package struct OutboxCounts: Sendable, Hashable {
  package var pending: Int
  package var sent: Int
  package var failed: Int
  /// When the oldest message was decided that a recipient does not have yet.
  package var oldestPending: Instant?

  package init(pending: Int = 0, sent: Int = 0, failed: Int = 0, oldestPending: Instant? = nil) {
    self.pending = pending
    self.sent = sent
    self.failed = failed
    self.oldestPending = oldestPending
  }
}

extension Store {
  /// Deliveries that pass a filter, the newest first.
  package func deliveries(_ filter: DeliveryFilter = DeliveryFilter()) async throws -> [Delivery] {
    try await pool.query(
      """
      select \(Delivery.columns) from caregauge.message_delivery d join caregauge.message m using (message)
      where (\(filter.state?.rawValue)::text is null or d.state = \(filter.state?.rawValue))
        and (\(filter.receiver)::text is null or m.receiver = \(filter.receiver))
        and (\(filter.recipient)::text is null or d.recipient = \(filter.recipient))
        and (\(filter.alert?.text)::text is null or \(filter.alert?.text) = any(m.alerts))
        and (\(filter.from)::timestamptz is null or m.planned_at >= \(filter.from))
        and (\(filter.to)::timestamptz is null or m.planned_at <= \(filter.to))
        and (\(filter.before)::int8 is null or d.delivery_id < \(filter.before))
      order by d.delivery_id desc limit \(filter.limit)
      """
    ).map { try Delivery($0) }
  }

  /// How many deliveries there are in each state, for metrics.
  package func outboxCounts() async throws -> OutboxCounts {
    let row = try await pool.query(
      """
      select count(*) filter (where d.state = 'pending'), count(*) filter (where d.state = 'sent'),
        count(*) filter (where d.state = 'failed'), min(m.planned_at) filter (where d.state = 'pending')
      from caregauge.message_delivery d join caregauge.message m using (message)
      """
    ).only()
    return OutboxCounts(
      pending: try row.value(0), sent: try row.value(1), failed: try row.value(2), oldestPending: try row.value(3))
  }
}

extension Delivery {
  static let columns: Query = """
    d.delivery_id, m.message, m.header_id, m.receiver, d.recipient, m.subject, m.form, m.planned_at, m.not_before,
    d.state, d.attempts, d.last_at, d.last_stage, d.last_code, d.last_text
    """

  init(_ row: Row) throws {
    var last: Answer?
    if let at = try row.decode(Instant?.self, 11) {
      last = Answer(at: at, stage: try row.value(12), code: try row.value(13), text: try row.value(14))
    }
    self.init(
      id: try row.value(0), message: MessageID(try row.value(1)), messageID: try row.value(2),
      receiver: try row.value(3), recipient: try row.value(4), subject: try row.value(5),
      form: try named(row.value(6), in: "message"), plannedAt: try row.value(7), notBefore: try row.value(8),
      state: try named(row.value(9), in: "message_delivery"), attempts: Int(try row.decode(Int32.self, 10)), last: last)
  }
}
