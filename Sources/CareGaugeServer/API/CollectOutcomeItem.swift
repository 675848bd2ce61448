/// What one collection brought, as `POST /-/collect` and `caregauge collect` show it.
package struct CollectOutcomeItem: Codable, Sendable, Hashable {
  package var adapter: String
  /// Reports that came and were not refused, known ones among them.
  package var reports: Int
  /// Figures in them.
  package var readings: Int
  /// Figures of series and periods that had none; null where that was not counted, as in a trial or for very many figures.
  @Nullable package var new: Int?
  /// Figures that differ from the one before for the same series and period.
  @Nullable package var revised: Int?
  /// Figures that were known as they are.
  @Nullable package var unchanged: Int?
  /// Reports that were refused as a whole.
  package var refused: Int
  /// Cells that could not be read; 1,000 of a collection are kept.
  package var rejected: Int
  /// All findings, refused reports and rejected cells among them.
  package var findings: Int
  /// Whether the database is away, so that the collection waits in the spool.
  package var waiting: Bool
  /// Why it failed; null when it did not.
  @Nullable package var error: String?

  enum CodingKeys: String, CodingKey {
    case adapter, reports, readings, new, revised, unchanged, refused, rejected, findings, waiting, error
  }
}
