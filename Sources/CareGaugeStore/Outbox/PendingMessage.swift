import CareGaugeModel
import PostgreSQL

/// A message that some of its recipients do not have yet.
package struct PendingMessage: Sendable, Hashable {
  /// In the order in which messages were recorded.
  package var number: Int32
  package var id: MessageID
  /// The whole Message-ID, `<…@domain>`.
  package var messageID: String
  package var receiver: String
  package var subject: String
  package var bytes: [UInt8]
  /// When it was decided, by the service's clock.
  package var plannedAt: Instant
  package var notBefore: Instant?
  /// Only the pending ones.
  package var deliveries: [Recipient]

  package struct Recipient: Sendable, Hashable {
    /// The delivery's number.
    package var id: Int64
    package var recipient: String
    /// How often it was tried.
    package var attempts: Int

    package init(id: Int64, recipient: String, attempts: Int) {
      self.id = id
      self.recipient = recipient
      self.attempts = attempts
    }
  }

  package init(
    number: Int32, id: MessageID, messageID: String, receiver: String, subject: String, bytes: [UInt8],
    plannedAt: Instant, notBefore: Instant?, deliveries: [Recipient]
  ) {
    self.number = number
    self.id = id
    self.messageID = messageID
    self.receiver = receiver
    self.subject = subject
    self.bytes = bytes
    self.plannedAt = plannedAt
    self.notBefore = notBefore
    self.deliveries = deliveries
  }
}

extension Store {
  /// Messages with pending deliveries that may leave at a moment, the oldest first.
  ///
  /// - Parameters:
  ///   - calendar: of the service's clock; messages whose `notBefore` is later are left out.
  ///   - number: only messages after this one, so that a dispatcher whose first messages wait for their next attempt
  ///     sees the others too.
  package func pendingDeliveries(
    at calendar: Instant, after number: Int32 = 0, limit: Int = 100
  ) async throws -> [PendingMessage] {
    try await pool.query(
      """
      select m.number, m.message, m.header_id, m.receiver, m.subject, m.bytes, m.not_before, d.ids, d.recipients,
        d.attempts, m.planned_at
      from (select message, array_agg(delivery_id order by delivery_id) as ids,
            array_agg(recipient order by delivery_id) as recipients, array_agg(attempts order by delivery_id) as attempts
          from caregauge.message_delivery where state = 'pending' and number > \(number) group by message) d
        join caregauge.message m using (message)
      where m.not_before is null or m.not_before <= \(calendar)
      order by m.number limit \(limit)
      """
    ).map { row in
      let names = zip(try row.decode([String].self, 8), try row.decode([Int32].self, 9))
      let recipients = zip(try row.decode([Int64].self, 7), names).map { id, delivery in
        PendingMessage.Recipient(id: id, recipient: delivery.0, attempts: Int(delivery.1))
      }
      return PendingMessage(
        number: try row.value(0), id: MessageID(try row.value(1)), messageID: try row.value(2),
        receiver: try row.value(3), subject: try row.value(4), bytes: try row.decode([UInt8].self, 5),
        plannedAt: try row.value(10), notBefore: try row.value(6), deliveries: recipients)
    }
  }

  /// How much waits at a moment of the service's clock.
  package func backlog(at moment: Instant) async throws -> OutboxBacklog {
    let row = try await pool.query(
      """
      select count(*), min(greatest(m.planned_at, m.not_before)) filter (where m.not_before is null
          or m.not_before <= \(moment)),
        min(m.not_before) filter (where m.not_before > \(moment))
      from caregauge.message_delivery d join caregauge.message m using (message) where d.state = 'pending'
      """
    ).only()
    return OutboxBacklog(
      pending: try row.value(0), oldestDue: try row.decode(Instant?.self, 1), opens: try row.decode(Instant?.self, 2))
  }
}
