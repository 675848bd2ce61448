/// Why the store refused something, apart from what PostgreSQL itself reports.
package struct StoreError: Error, CustomStringConvertible, Sendable {
  /// The kind of refusal, for labels.
  package enum Code: String, Sendable, CaseIterable {
    /// A migration was edited after it ran.
    case migrationEdited = "migration_edited"
    /// The database was made by a newer program.
    case databaseTooNew = "database_too_new"
    /// A report gives two figures, or a figure and an absence, for the same indicator and area.
    case duplicateReading = "duplicate_reading"
    /// Another process evaluated since the standing was read.
    case evaluatedMeanwhile = "evaluated_meanwhile"
    /// An evaluation names a configuration or catalogue that the store does not hold.
    case unknownBasis = "unknown_basis"
    /// What the database holds contradicts the program's rules.
    case corrupt
  }

  package let code: Code
  /// What happened, where, and what to do about it.
  package let description: String

  package init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
