import CareGaugeModel
import PostgreSQL

/// A message as it was recorded.
package struct StoredMessage: Sendable, Hashable {
  /// In the order in which messages were recorded.
  package var number: Int32
  /// The number of the evaluation that decided it.
  package var evaluation: Int32
  package var planned: PlannedMessage
  /// The whole Message-ID, `<…@domain>`.
  package var messageID: String
  package var subject: String
  package var language: Language

  package init(
    number: Int32, evaluation: Int32, planned: PlannedMessage, messageID: String, subject: String, language: Language
  ) {
    self.number = number
    self.evaluation = evaluation
    self.planned = planned
    self.messageID = messageID
    self.subject = subject
    self.language = language
  }
}

/// A message with its bytes, what it rests on, and everything that was tried to deliver it.
package struct MessageTrail: Sendable, Hashable {
  package var message: StoredMessage
  package var bytes: [UInt8]
  package var evaluation: StoredEvaluation
  /// In the order of the recipients.
  package var deliveries: [DeliveryTrail]

  package init(
    message: StoredMessage, bytes: [UInt8], evaluation: StoredEvaluation, deliveries: [DeliveryTrail]
  ) {
    self.message = message
    self.bytes = bytes
    self.evaluation = evaluation
    self.deliveries = deliveries
  }
}

/// A delivery with all its attempts.
package struct DeliveryTrail: Sendable, Hashable {
  package var delivery: Delivery
  package var attempts: [DeliveryAttempt]

  package init(delivery: Delivery, attempts: [DeliveryAttempt]) {
    self.delivery = delivery
    self.attempts = attempts
  }
}

extension Store {
  /// Messages that were decided within these moments, both included, in the order in which they were recorded.
  ///
  /// - Parameters:
  ///   - number: only those after this one: the last of the page before.
  ///   - limit: how many at most.
  package func messages(
    from: Instant? = nil, to: Instant? = nil, after number: Int32 = 0, limit: Int = 10_000
  ) async throws -> [StoredMessage] {
    try await pool.query(
      """
      select \(StoredMessage.columns) from caregauge.message m
      where (\(from)::timestamptz is null or m.planned_at >= \(from))
        and (\(to)::timestamptz is null or m.planned_at <= \(to)) and m.number > \(number)
      order by m.number limit \(limit)
      """
    ).map { try StoredMessage($0) }
  }

  /// The message with this Message-ID, whole (`<…@domain>`, also without the brackets) or only the part before the `@`;
  /// nil when there is none.
  package func message(_ id: String) async throws -> MessageTrail? {
    let bare = id.hasPrefix("<") && id.hasSuffix(">") ? String(id.dropFirst().dropLast()) : id
    guard !bare.utf8.contains(0) else { return nil }
    return try await transaction(.repeatableRead) { connection in
      let found = try connection.query(
        """
        select \(StoredMessage.columns), m.bytes from caregauge.message m
        where m.message = \(bare) or m.header_id = \("<\(bare)>")
        """)
      guard let row = found.first else { return nil }
      let message = try StoredMessage(row)
      let evaluation = try connection.query(
        "select \(StoredEvaluation.columns) from caregauge.evaluation where evaluation_id = \(message.evaluation)")
      return MessageTrail(
        message: message, bytes: try row.decode([UInt8].self, 6), evaluation: try StoredEvaluation(evaluation.only()),
        deliveries: try connection.deliveryTrails(of: message.planned.id))
    }
  }
}

extension Connection {
  fileprivate func deliveryTrails(of message: MessageID) throws -> [DeliveryTrail] {
    var attempts: [Int64: [DeliveryAttempt]] = [:]
    let rows = try query(
      """
      select a.delivery_id, a.attempt, a.outcome, a.at, a.stage, a.code, a.answer
      from caregauge.delivery_attempt a join caregauge.message_delivery d using (delivery_id)
      where d.message = \(message.text) order by a.delivery_id, a.attempt
      """)
    for row in rows {
      attempts[try row.value(0), default: []].append(
        DeliveryAttempt(
          number: Int(try row.decode(Int32.self, 1)), outcome: try named(row.value(2), in: "delivery_attempt"),
          answer: Delivery.Answer(
            at: try row.value(3), stage: try row.value(4), code: try row.value(5), text: try row.value(6))))
    }
    return try query(
      """
      select \(Delivery.columns) from caregauge.message_delivery d join caregauge.message m using (message)
      where d.message = \(message.text) order by d.delivery_id
      """
    ).map { row in
      let delivery = try Delivery(row)
      return DeliveryTrail(delivery: delivery, attempts: attempts[delivery.id] ?? [])
    }
  }
}

extension StoredMessage {
  static let columns: Query = "m.number, m.evaluation_id, m.body::text, m.header_id, m.subject, m.language"

  init(_ row: Row) throws {
    self.init(
      number: try row.value(0), evaluation: try row.value(1),
      planned: try StoredBody.value(from: row.value(2), in: "message"), messageID: try row.value(3),
      subject: try row.value(4), language: try named(row.value(5), in: "message"))
  }
}
