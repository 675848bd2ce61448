import CareGaugeModel
import PostgreSQL

/// A message on its way to its table.
struct MessageRow: Sendable {
  var message: OutboxMessage
  var body: String
  /// Each once.
  var recipients: [String]

  init(_ message: OutboxMessage) throws {
    self.message = message
    body = try StoredBody.text(of: message.planned)
    var seen: Set<String> = []
    recipients = message.recipients.map(storable).filter { seen.insert($0).inserted }
  }
}

extension Connection {
  func write(_ rows: [MessageRow], evaluation: Int32, after state: RecordingState) throws {
    var number = state.message
    var delivery = state.delivery
    // One by one: messages are few, and their bytes many.
    for row in rows {
      let planned = row.message.planned
      number += 1
      try execute(
        """
        insert into caregauge.message (message, header_id, number, evaluation_id, receiver, form, language, subject,
          planned_at, not_before, alerts, body, bytes)
        values (\(planned.id.text), \(row.message.messageID), \(number), \(evaluation), \(storable(planned.receiver)),
          \(planned.form.rawValue), \(row.message.language.rawValue), \(storable(row.message.subject)), \(planned.at),
          \(planned.notBefore), \(planned.news.map { storable($0.alert.key.text) }), \(row.body)::jsonb,
          \(row.message.bytes))
        """)
      guard !row.recipients.isEmpty else { continue }
      try execute(
        """
        insert into caregauge.message_delivery (delivery_id, message, number, recipient, state)
        select \(delivery) + position, \(planned.id.text), \(number), recipient, \(Delivery.State.pending.rawValue)
        from unnest(\(row.recipients)) with ordinality as r (recipient, position)
        """)
      delivery += Int64(row.recipients.count)
    }
  }
}
