import PostgreSQL

/// Fields by column number, of the type that the place asks for.
extension Row {
  func value<Value: QueryValue>(_ column: Int) throws -> Value { try decode(Value.self, column) }
  func value<Value: QueryValue>(_ column: Int) throws -> Value? { try decode(Value?.self, column) }
  func value<Value: QueryValue>(_ column: Int) throws -> SlotArray<Value>? {
    try decode(SlotArray<Value>?.self, column)
  }
}
