import ArgumentParser
import Foundation

/// How a data command prints.
enum Format: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

/// Prints lists of objects as a table for people, or as JSON or CSV for programs.
struct Listing<Item: Codable>: Sendable {
  /// A column of table and CSV: its title, its alignment, and an item's cell.
  struct Column: Sendable {
    let title: String
    let alignment: TextTable.Alignment
    /// Whether the table shows it too; CSV shows all.
    let inTable: Bool
    let cell: @Sendable (Item) -> String

    init(
      _ title: String, _ alignment: TextTable.Alignment = .left, inTable: Bool = true,
      cell: @escaping @Sendable (Item) -> String
    ) {
      self.title = title
      self.alignment = alignment
      self.inTable = inTable
      self.cell = cell
    }
  }

  let columns: [Column]

  /// The whole text without a last line end.
  func text(of items: [Item], as format: Format) throws -> String {
    switch format {
    case .table:
      let shown = columns.filter(\.inTable)
      var table = TextTable(columns: shown.map { ($0.title, $0.alignment) })
      table.rows = items.map { item in shown.map { printable($0.cell(item)) } }
      return table.text()
    case .csv:
      return ([columns.map(\.title)] + items.map { item in columns.map { $0.cell(item) } })
        .map(CSV.record).joined(separator: "\r\n")
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(items), as: UTF8.self)
    }
  }

  /// Texts come from regions' files: a control character must not reach the terminal.
  private func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? "�" : $0 }))
  }
}

/// A number as JSON has it: `9688`, not `9688.0`.
func plain(_ value: Double?) -> String {
  guard let value else { return "" }
  return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
}
