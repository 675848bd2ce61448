/// How urgent an alert is.
package enum Severity: String, Hashable, Sendable, CaseIterable, Codable { case critical, warning, info }
