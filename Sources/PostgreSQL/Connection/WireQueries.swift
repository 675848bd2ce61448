import CLibPQ

extension Wire {
  /// Runs a query with its values and gives all its rows.
  func run(_ query: Query, _ statements: inout Statements) throws -> Rows {
    if let fault = query.fault { throw PostgreSQLError(.invalidValue, fault) }
    let text = query.text
    let key = Statements.Key(text: text, types: query.parameters.map(\.type))
    switch statements.use(key) {
    case .once: return try send(text, query.parameters)
    case .prepare(let name):
      try start { PQsendPrepare(pointer, name, text, Int32(key.types.count), key.types) }
      try finish()
      statements.note(key, preparedAs: name)
      return try send(prepared: name, query.parameters)
    case .prepared(let name):
      let wasIdle = isIdle
      do {
        return try send(prepared: name, query.parameters)
      } catch let error as PostgreSQLError where error.sqlState == "26000" || error.sqlState == "0A000" {
        // Somebody deallocated it, or a table changed its shape since; outside a transaction nothing is lost yet.
        statements.forget(key)
        guard wasIdle else { throw error }
        return try send(text, query.parameters)
      }
    }
  }

  /// Runs any number of statements without values, with the server's simple protocol.
  func run(script: String) throws {
    try start { PQsendQuery(pointer, script) }
    try finish()
  }

  private func send(_ text: String, _ parameters: [Parameter]) throws -> Rows {
    let types = parameters.map(\.type)
    return try withArguments(parameters) { values, lengths, formats in
      PQsendQueryParams(pointer, text, Int32(types.count), types, values, lengths, formats, 1)
    }
  }

  private func send(prepared name: String, _ parameters: [Parameter]) throws -> Rows {
    try withArguments(parameters) { values, lengths, formats in
      PQsendQueryPrepared(pointer, name, Int32(parameters.count), values, lengths, formats, 1)
    }
  }

  private func withArguments(
    _ parameters: [Parameter], _ send: ([UnsafePointer<CChar>?], [Int32], [Int32]) -> Int32
  ) throws -> Rows {
    // The byte at the end gives even an empty value an address: no address would be NULL.
    let bytes = parameters.compactMap(\.bytes).joined() + [0]
    guard bytes.count < Int32.max else {
      throw PostgreSQLError(.invalidValue, "the query's values are over 2 GiB long")
    }
    let lengths = parameters.map { Int32($0.bytes?.count ?? 0) }
    try bytes.withUnsafeBytes { buffer in
      guard let base = buffer.bindMemory(to: CChar.self).baseAddress else { return }
      var offset = 0
      let values = parameters.map { parameter -> UnsafePointer<CChar>? in
        guard let value = parameter.bytes else { return nil }
        defer { offset += value.count }
        return base + offset
      }
      try start { send(values, lengths, [Int32](repeating: 1, count: parameters.count)) }
    }
    let outcome = try finish()
    return outcome.rows()
  }
}
