/// What judging the stored history again gave, as `/api/v1/replay` and `caregauge replay` show it.
package struct ReplayItem: Codable, Sendable, Hashable {
  package var evaluations: Int
  package var changes: Int
  package var messages: Int
  /// One sentence each; empty when everything is as it was live.
  package var differences: [String]
}
