import CareGaugeModel
import PostgreSQL

extension Store {
  /// Records what attempts came to, in one transaction; the same results again change nothing.
  ///
  /// A delivery that was sent or failed for good stays so, whatever a later result says; its attempts are kept all the
  /// same.
  package func settle(_ results: [DeliveryResult]) async throws {
    guard !results.isEmpty else { return }
    try await transaction { try $0.settle(results) }
  }

  /// Records results of a message as `settle` does, and gives the message to recipients who do not have a delivery of it.
  package func redirect(_ message: MessageID, _ results: [DeliveryResult], to recipients: [String]) async throws {
    var seen: Set<String> = []
    let new = recipients.map(storable).filter { seen.insert($0).inserted }
    try await transaction { connection in
      // Deliveries are numbered where evaluations are recorded too.
      _ = try connection.query("select pg_advisory_xact_lock(\(StoreLock.evaluating))")
      try connection.settle(results)
      try connection.execute(
        """
        insert into caregauge.message_delivery (delivery_id, message, number, recipient, state)
        select (select coalesce(max(delivery_id), 0) from caregauge.message_delivery) + row_number() over (order by position),
          m.message, m.number, r.recipient, \(Delivery.State.pending.rawValue)
        from caregauge.message m, unnest(\(new)) with ordinality as r (recipient, position)
        where m.message = \(message.text) and not exists (select 1 from caregauge.message_delivery d
          where d.message = m.message and d.recipient = r.recipient)
        """)
    }
  }
}

extension Connection {
  fileprivate func settle(_ results: [DeliveryResult]) throws {
    let attempts = results.map(\.attempt)
    // In one order for all, so that two processes never wait for each other.
    _ = try query(
      """
      select 1 from caregauge.message_delivery where delivery_id = any(\(results.map(\.delivery)))
      order by delivery_id for update
      """)
    try execute(
      """
      insert into caregauge.delivery_attempt (delivery_id, attempt, at, outcome, stage, code, answer)
      select * from unnest(\(results.map(\.delivery)), \(attempts.map { Int32($0.number) }),
        \(attempts.map(\.answer.at)), \(attempts.map(\.outcome.rawValue)),
        \(attempts.map { $0.answer.stage.map(storable) }), \(attempts.map { $0.answer.code.map(storable) }),
        \(attempts.map { $0.answer.text.map(storable) }))
      on conflict (delivery_id, attempt) do nothing
      """)
    // From the attempts as they stand: a delivery's row says the same however often and in whatever order they came.
    try execute(
      """
      update caregauge.message_delivery d set attempts = s.attempts, last_at = s.at, last_stage = s.stage,
        last_code = s.code, last_text = s.answer,
        state = case when d.state <> 'pending' then d.state when s.sent then 'sent' when s.failed then 'failed'
          else 'pending' end
      from (select distinct on (delivery_id) delivery_id, at, stage, code, answer,
          max(attempt) over own as attempts, bool_or(outcome = 'sent') over own as sent,
          bool_or(outcome = 'failed') over own as failed
        from caregauge.delivery_attempt where delivery_id = any(\(results.map(\.delivery)))
        window own as (partition by delivery_id)
        order by delivery_id, attempt desc) s
      where d.delivery_id = s.delivery_id
      """)
  }
}
