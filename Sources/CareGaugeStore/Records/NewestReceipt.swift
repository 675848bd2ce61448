import CareGaugeModel
import PostgreSQL

extension Store {
  /// The latest moment that the store knows, of collections, evaluations and what was in force; nil in an empty store.
  ///
  /// A calendar that was started elsewhere goes on from there, so that nothing is received before what is known.
  package func newestReceipt() async throws -> Instant? {
    try await pool.withConnection { connection in
      try await connection.query(
        """
        select greatest((select max(finished_at) from caregauge.collection),
          (select max(held_from) from caregauge.basis_held), (select max(at) from caregauge.evaluation))
        """
      ).only().decode(Instant?.self, 0)
    }
  }
}
