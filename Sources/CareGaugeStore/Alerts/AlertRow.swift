import CareGaugeModel
import PostgreSQL

/// An alert on its way to its row.
struct AlertRow: Sendable {
  var alert: Alert
  var body: String

  init(_ alert: Alert, body: String) {
    self.alert = alert
    self.body = body
  }
}

/// A step on its way to the alert history.
struct AlertChangeRow: Sendable {
  var change: AlertChange
  /// The alert after the step.
  var body: String
  var restated: String?

  init(_ change: AlertChange, body: String) throws {
    self.change = change
    self.body = body
    restated = try change.restated.map { try StoredBody.text(of: $0) }
  }
}

extension Connection {
  func write(_ rows: [AlertRow], evaluation: Int32) throws {
    for page in rows.pages {
      let alerts = page.map(\.alert)
      try execute(
        """
        insert into caregauge.alert (key, kind, state, condition, severity, region, area, indicator, target, occurrence,
          obligation, name, document, since, firing_since, ended_at, ending, episode, evaluation_id, body)
        select key, kind, state, condition, severity, region, area, indicator, target, occurrence, obligation, name,
          document, since, firing_since, ended_at, ending, episode, \(evaluation), body::jsonb
        from unnest(\(columns(of: alerts)), \(alerts.map(\.since)), \(alerts.map(\.firingSince)),
          \(alerts.map(\.endedAt)), \(alerts.map(\.ending?.rawValue)), \(alerts.map { Int32($0.episode) }),
          \(page.map(\.body)))
          as a (key, kind, state, condition, severity, region, area, indicator, target, occurrence, obligation, name,
            document, since, firing_since, ended_at, ending, episode, body)
        on conflict (key) do update set kind = excluded.kind, state = excluded.state, condition = excluded.condition,
          severity = excluded.severity, region = excluded.region, area = excluded.area, indicator = excluded.indicator,
          target = excluded.target, occurrence = excluded.occurrence, obligation = excluded.obligation,
          name = excluded.name, document = excluded.document, since = excluded.since,
          firing_since = excluded.firing_since, ended_at = excluded.ended_at, ending = excluded.ending,
          episode = excluded.episode, evaluation_id = excluded.evaluation_id, body = excluded.body
        """)
    }
  }

  func write(_ rows: [AlertChangeRow], evaluation: Int32, after last: Int64) throws {
    var last = last
    for page in rows.pages {
      let changes = page.map(\.change)
      let alerts = changes.map(\.alert)
      try execute(
        """
        insert into caregauge.alert_change (change_id, evaluation_id, key, kind, state, condition, severity, region,
          area, indicator, target, occurrence, obligation, name, document, since, episode, step, at, from_condition,
          restated, value, body)
        select \(last) + position, \(evaluation), key, kind, state, condition, severity, region, area, indicator,
          target, occurrence, obligation, name, document, since, episode, step, at, from_condition, restated::jsonb,
          value, body::jsonb
        from unnest(\(columns(of: alerts)), \(alerts.map(\.since)), \(alerts.map { Int32($0.episode) }),
          \(changes.map(\.step.rawValue)), \(changes.map(\.at)), \(changes.map(\.from?.rawValue)),
          \(page.map(\.restated)), \(alerts.map(\.basis.value)), \(page.map(\.body)))
          with ordinality as c (key, kind, state, condition, severity, region, area, indicator, target, occurrence,
            obligation, name, document, since, episode, step, at, from_condition, restated, value, body, position)
        """)
      last += Int64(page.count)
    }
  }

  func write(_ told: [Told], evaluation: Int32) throws {
    for page in told.pages {
      try execute(
        """
        insert into caregauge.told (receiver, key, episode, state, condition, value, period_start, period_end, first_at,
          last_at, message, evaluation_id)
        select *, \(evaluation) from unnest(\(page.map { storable($0.receiver) }), \(page.map { storable($0.key.text) }),
          \(page.map { Int32($0.episode) }), \(page.map(\.state.rawValue)), \(page.map(\.condition.rawValue)),
          \(page.map(\.value)), \(page.map(\.period?.start)), \(page.map(\.period?.end)), \(page.map(\.first)),
          \(page.map(\.last)), \(page.map(\.message.text)))
        on conflict (receiver, key) do update set episode = excluded.episode, state = excluded.state,
          condition = excluded.condition, value = excluded.value, period_start = excluded.period_start,
          period_end = excluded.period_end, first_at = excluded.first_at, last_at = excluded.last_at,
          message = excluded.message, evaluation_id = excluded.evaluation_id
        """)
    }
  }
}

/// What alerts are about, as the columns that `alert` and `alert_change` share.
private func columns(of alerts: [Alert]) -> Query {
  let subjects = alerts.map(\.subject)
  return """
    \(alerts.map { storable($0.key.text) }), \(subjects.map(\.kind.rawValue)), \(alerts.map(\.state.rawValue)),
    \(alerts.map(\.condition.rawValue)), \(alerts.map(\.severity.rawValue)), \(subjects.map(\.region?.text)),
    \(subjects.map(\.area?.text)), \(subjects.map(\.indicator?.text)), \(subjects.map { $0.target.map(storable) }),
    \(subjects.map { $0.occurrence.map(storable) }), \(subjects.map { $0.obligation.map(storable) }),
    \(subjects.map { $0.name.map(storable) }), \(subjects.map { $0.document.map(storable) })
    """
}
