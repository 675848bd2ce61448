/// One row, whose fields are decoded by column name or number (from 0).
package struct Row: Sendable {
  let rows: Rows
  let number: Int

  /// The field of that column.
  package func decode<Value: QueryValue>(_: Value.Type, _ column: String) throws -> Value {
    try decode(Value.self, try index(of: column))
  }

  /// The field of that column; nil is NULL.
  package func decode<Value: QueryValue>(_: Value?.Type, _ column: String) throws -> Value? {
    try decode(Value?.self, try index(of: column))
  }

  /// The array in that column, which may hold no NULL.
  package func decode<Value: QueryValue>(_: [Value].Type, _ column: String) throws -> [Value] {
    try decode([Value].self, try index(of: column))
  }

  /// The array in that column, whose elements may be NULL.
  package func decode<Value: QueryValue>(_: [Value?].Type, _ column: String) throws -> [Value?] {
    try decode([Value?].self, try index(of: column))
  }

  /// The array in that column, with the index of its first element; nil is NULL.
  package func decode<Value: QueryValue>(
    _: SlotArray<Value>?.Type, _ column: String
  ) throws -> SlotArray<Value>? {
    try decode(SlotArray<Value>?.self, try index(of: column))
  }

  /// The field of that column.
  package func decode<Value: QueryValue>(_: Value.Type, _ column: Int) throws -> Value {
    try required(decode(Value?.self, column), column, Value.self)
  }

  /// The field of that column; nil is NULL.
  package func decode<Value: QueryValue>(_: Value?.Type, _ column: Int) throws -> Value? {
    try read(column, as: Value.self, if: Value.reads) { try Value.decode(from: &$0) }
  }

  /// The array in that column, which may hold no NULL.
  package func decode<Value: QueryValue>(_: [Value].Type, _ column: Int) throws -> [Value] {
    try decode([Value?].self, column).map { element in try required(element, column, Value.self) }
  }

  /// The array in that column, whose elements may be NULL.
  package func decode<Value: QueryValue>(_: [Value?].Type, _ column: Int) throws -> [Value?] {
    try required(decode(SlotArray<Value>?.self, column), column, [Value].self).elements
  }

  /// The array in that column, with the index of its first element; nil is NULL.
  package func decode<Value: QueryValue>(
    _: SlotArray<Value>?.Type, _ column: Int
  ) throws -> SlotArray<Value>? {
    try read(column, as: [Value].self, if: Value.readsArray) { try SlotArray<Value>.decode(from: &$0) }
  }

  /// The field's bytes in the server's binary format, without copying; nil is NULL.
  package func withBytes<Result>(_ column: Int, _ body: (UnsafeRawBufferPointer?) throws -> Result) throws -> Result {
    try check(column)
    guard let range = rows.range(row: number, column: column) else { return try body(nil) }
    return try rows.bytes.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  /// The number of the column of that name, which saves looking it up for each row.
  package func index(of column: String) throws -> Int {
    guard let index = rows.columns.names.firstIndex(of: column) else {
      let names = rows.columns.names.joined(separator: ", ")
      throw PostgreSQLError(.decoding, "the query returned no column \"\(column)\"; it returned: \(names)")
    }
    return index
  }

  private func check(_ column: Int) throws {
    guard rows.columns.names.indices.contains(column) else {
      throw PostgreSQLError(
        .decoding, "the query returned \(rows.columns.names.count) columns, number \(column) (from 0) is not there")
    }
  }

  private func read<Value>(
    _ column: Int, as wanted: Any.Type, if reads: (UInt32) -> Bool, _ decode: (inout BinaryReader) throws -> Value
  ) throws -> Value? {
    try check(column)
    let type = rows.columns.types[column]
    guard reads(type) else {
      throw PostgreSQLError(.decoding, "\(place(column)) is of type \(ServerType.name(of: type)), not \(wanted)")
    }
    return try withBytes(column) { bytes in
      guard let bytes else { return nil }
      do {
        var reader = BinaryReader(type: type, bytes: bytes)
        let value = try decode(&reader)
        guard reader.rest.isEmpty else { throw ValueFault("it has \(reader.rest.count) bytes too many") }
        return value
      } catch let fault as ValueFault {
        throw PostgreSQLError(.decoding, "\(place(column)) cannot be read as \(wanted): \(fault)")
      }
    }
  }

  private func required<Value>(_ value: Value?, _ column: Int, _ wanted: Any.Type) throws -> Value {
    guard let value else { throw PostgreSQLError(.decoding, "\(place(column)) holds NULL, expected \(wanted)") }
    return value
  }

  private func place(_ column: Int) -> String { "row \(number + 1), column \"\(rows.columns.names[column])\"" }
}
