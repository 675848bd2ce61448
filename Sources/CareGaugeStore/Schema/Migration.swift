import Crypto

/// One step of the schema: a numbered SQL file in `Migrations`.
package struct Migration: Sendable {
  package let number: Int32
  /// The file's name.
  package let name: String
  /// The file's SQL.
  package let sql: String

  package init(number: Int32, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// SHA-256 of the SQL.
  package var digest: [UInt8] { Array(SHA256.hash(data: Array(sql.utf8))) }

  /// All steps in their order; a new file in `Migrations` gets its line here.
  package static let all = [
    embedded(1, "0001_tables.sql", PackageResources._001_tables_sql),
    embedded(2, "0002_views.sql", PackageResources._002_views_sql),
    embedded(3, "0003_alerting.sql", PackageResources._003_alerting_sql),
    embedded(4, "0004_alerting_views.sql", PackageResources._004_alerting_views_sql),
    embedded(5, "0005_withdrawals.sql", PackageResources._005_withdrawals_sql),
  ]

  private static func embedded(_ number: Int32, _ name: String, _ bytes: [UInt8]) -> Migration {
    Migration(number: number, name: name, sql: String(decoding: bytes, as: UTF8.self))
  }
}
