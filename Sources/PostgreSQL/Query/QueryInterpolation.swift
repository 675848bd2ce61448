extension Query {
  /// What Swift calls for the parts of an interpolated query.
  package struct Interpolation: StringInterpolationProtocol, Sendable {
    var query = Query(unsafeSQL: "")

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { query.append(sql: literal) }

    /// Binds a value.
    package mutating func appendInterpolation<Value: QueryValue>(_ value: Value) {
      query.bind(Value.serverType.identifier) { writer in
        try value.encode(to: &writer)
        return true
      }
    }

    /// Binds a value or NULL.
    package mutating func appendInterpolation<Value: QueryValue>(_ value: Value?) {
      query.bind(Value.serverType.identifier) { writer in
        try value?.encode(to: &writer)
        return value != nil
      }
    }

    /// Binds an array.
    package mutating func appendInterpolation<Value: QueryValue>(_ values: [Value]) {
      appendInterpolation(SlotArray(elements: values))
    }

    /// Binds an array with NULLs among its elements.
    package mutating func appendInterpolation<Value: QueryValue>(_ values: [Value?]) {
      appendInterpolation(SlotArray(elements: values))
    }

    /// Binds an array, or NULL in its place.
    package mutating func appendInterpolation<Value: QueryValue>(_ values: [Value]?) {
      query.bind(Value.serverType.arrayIdentifier) { writer in
        guard let values else { return false }
        try SlotArray<Value>(elements: values).encode(to: &writer)
        return true
      }
    }

    /// Binds an array that does not begin at 1.
    package mutating func appendInterpolation<Value: QueryValue>(_ array: SlotArray<Value>) {
      query.bind(Value.serverType.arrayIdentifier) { writer in
        try array.encode(to: &writer)
        return true
      }
    }

    /// Puts in SQL that the program itself made; never text from outside.
    package mutating func appendInterpolation(unsafeSQL sql: String) { query.append(sql: sql) }

    /// Puts in a name (of a table, role, channel …), quoted so that it can only be a name.
    package mutating func appendInterpolation(identifier name: String) {
      query.append(sql: Query.quoted(name))
    }

    /// Puts in another query with its values.
    package mutating func appendInterpolation(_ part: Query) { query.append(part) }
  }

  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
