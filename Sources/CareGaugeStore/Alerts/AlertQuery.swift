import CareGaugeModel
import PostgreSQL

/// A step of an alert as the history keeps it.
package struct StoredAlertChange: Sendable, Hashable {
  /// In the order in which steps were recorded; counts from 1 without gaps.
  package var number: Int64
  /// The number of the evaluation that took it.
  package var evaluation: Int32
  package var change: AlertChange

  package init(number: Int64, evaluation: Int32, change: AlertChange) {
    self.number = number
    self.evaluation = evaluation
    self.change = change
  }
}

extension Store {
  /// Alerts that pass a filter, in the order of their keys.
  ///
  /// - Parameters:
  ///   - moment: as they stood after the last step at or before it, by the alert history; as they stand now unless given.
  ///   - key: only those after this one: the last of the page before.
  ///   - limit: how many at most.
  package func alerts(
    _ filter: AlertFilter = AlertFilter(), asOf moment: Instant? = nil, after key: AlertKey? = nil, limit: Int = 10_000
  ) async throws -> [Alert] {
    try await transaction(.repeatableRead) { connection in
      let source: Query
      if let moment {
        source = """
          (select distinct on (key) * from caregauge.alert_change
          where evaluation_id <= \(try connection.evaluation(at: moment)) order by key, change_id desc) a
          """
      } else {
        source = "caregauge.alert a"
      }
      return try connection.query(
        """
        select body::text from \(source)
        where \(filter.condition) and key collate "C" > \(key?.text ?? "")
        order by key collate "C" limit \(limit)
        """
      ).map { try StoredBody.value(from: $0.value(0), in: "alert") }
    }
  }

  /// Steps of alerts that pass a filter, in the order in which they were recorded.
  ///
  /// - Parameters:
  ///   - from: only those taken at this moment or later, and `to` at that moment or earlier.
  ///   - number: only those after this one: the last of the page before.
  ///   - limit: how many at most.
  package func alertChanges(
    _ filter: AlertFilter = AlertFilter(), from: Instant? = nil, to: Instant? = nil, after number: Int64 = 0,
    limit: Int = 10_000
  ) async throws -> [StoredAlertChange] {
    try await pool.query(
      """
      select change_id, evaluation_id, step, from_condition, restated::text, at, body::text from caregauge.alert_change
      where \(filter.condition) and (\(from)::timestamptz is null or at >= \(from))
        and (\(to)::timestamptz is null or at <= \(to)) and change_id > \(number)
      order by change_id limit \(limit)
      """
    ).map { row in
      let change = AlertChange(
        try named(row.value(2), in: "alert_change"),
        from: try row.decode(String?.self, 3).map { try named($0, in: "alert_change") },
        restated: try row.decode(String?.self, 4).map { try StoredBody.value(from: $0, in: "alert_change") },
        at: try row.value(5), alert: try StoredBody.value(from: row.value(6), in: "alert_change"))
      return StoredAlertChange(number: try row.value(0), evaluation: try row.value(1), change: change)
    }
  }
}

extension AlertFilter {
  /// The condition on the columns that `alert` and `alert_change` share.
  fileprivate var condition: Query {
    """
    (\(key?.text)::text is null or key = \(key?.text))
      and (\(target)::text is null or target = \(target))
      and (\(obligation)::text is null or obligation = \(obligation))
      and (\(region?.text)::text is null or region = \(region?.text))
      and (\(area?.text)::text is null or area = \(area?.text))
      and (\(indicator?.text)::text is null or indicator = \(indicator?.text))
      and \(among: kinds, "kind") and \(among: states, "state") and \(among: conditions, "condition")
      and \(among: severities, "severity")
    """
  }
}

extension Query.Interpolation {
  /// That a column has one of these names; true of no names.
  fileprivate mutating func appendInterpolation<Name: RawRepresentable<String>>(
    among names: Set<Name>, _ column: String
  ) {
    let wanted = names.map(\.rawValue).sorted()
    appendInterpolation("(\(wanted.isEmpty) or \(identifier: column) = any(\(wanted)))" as Query)
  }
}
