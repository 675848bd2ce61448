/// What a query returned, copied out of libpq so that it can be sent anywhere.
package struct Rows: Sendable, RandomAccessCollection {
  let columns: Columns
  /// All fields' bytes, one after the other.
  let bytes: [UInt8]
  /// Where each field ends in `bytes`, row by row; −1 minus that for NULL.
  let ends: [Int]
  /// Rows that the statement inserted, updated, deleted, copied or returned.
  package let affected: Int

  package let count: Int
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }
  package subscript(position: Int) -> Row { Row(rows: self, number: position) }

  /// The names of the columns.
  package var columnNames: [String] { columns.names }

  /// The only row there is.
  /// - Throws: `PostgreSQLError` when there is none or more than one.
  package func only() throws -> Row {
    guard count == 1 else {
      throw PostgreSQLError(.decoding, "the query returned \(count) rows where exactly one was expected")
    }
    return self[0]
  }

  /// The bytes of a field between these two places of `bytes`; nil is NULL.
  func range(row: Int, column: Int) -> Range<Int>? {
    let index = row * columns.names.count + column
    let end = ends[index]
    guard end >= 0 else { return nil }
    let before = index == 0 ? 0 : ends[index - 1]
    return (before >= 0 ? before : -1 - before)..<end
  }
}

/// The columns of rows.
struct Columns: Sendable {
  var names: [String] = []
  var types: [UInt32] = []
}
