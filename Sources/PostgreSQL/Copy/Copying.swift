import CLibPQ
import Glibc

extension Connection {
  /// Runs `COPY … FROM STDIN (FORMAT BINARY)` with the rows that `write` gives; returns how many the server took.
  ///
  /// When `write` or the server fails, the server takes none of the rows and the connection stays usable.
  @discardableResult
  package func copyIn(_ statement: Query, _ write: (inout CopyWriter) throws -> Void) throws -> Int {
    try attempt { try $0.copyIn(statement, write) }
  }

  /// Runs `COPY … TO STDOUT` and gives `read` its data, one row at a time, as the statement's format has them; the
  /// bytes must not be kept. Returns how many rows there were.
  @discardableResult
  package func copyOut(_ statement: Query, _ read: (UnsafeRawBufferPointer) throws -> Void) throws -> Int {
    try attempt { try $0.copyOut(statement, read) }
  }
}

extension Wire {
  func copyIn(_ statement: Query, _ write: (inout CopyWriter) throws -> Void) throws -> Int {
    try begin(statement, expecting: PGRES_COPY_IN, isBinary: true)
    do {
      var writer = try CopyWriter(wire: self)
      try write(&writer)
      try writer.finish()
    } catch {
      guard !isBroken else { throw lost }
      try abandonCopy()
      throw error
    }
    try endCopy(nil)
    return try finish().affected
  }

  func copyOut(_ statement: Query, _ read: (UnsafeRawBufferPointer) throws -> Void) throws -> Int {
    try begin(statement, expecting: PGRES_COPY_OUT, isBinary: false)
    var failure: (any Error)?
    while try copyBlock({ block in
      guard failure == nil else { return }
      do { try read(block) } catch { failure = error }
    }) {}
    let outcome = try finish()
    if let failure { throw failure }
    return outcome.affected
  }

  /// Queues one block and sends it on.
  func putCopyBlock(_ block: UnsafeRawBufferPointer) throws {
    if heedsCancellation { try Task.checkCancellation() }
    // libpq takes data for a server that is gone without a word, until the end is asked for.
    guard !isHungUp else { throw lost }
    while true {
      let state = PQputCopyData(pointer, block.bindMemory(to: CChar.self).baseAddress, Int32(block.count))
      if state == 1 { return try flush() }
      // The server's reason, if it gave one, is in the result.
      guard state == 0, !isBroken else { throw lost }
      if try wait(POLLIN | POLLOUT) & POLLIN != 0, PQconsumeInput(pointer) == 0 { throw lost }
    }
  }

  private func begin(_ statement: Query, expecting: ExecStatusType, isBinary: Bool) throws {
    guard statement.parameters.isEmpty else {
      throw PostgreSQLError(.misuse, "COPY takes no values; only \\(identifier:) and \\(unsafeSQL:) may stand in it")
    }
    try start { PQsendQueryParams(pointer, statement.text, 0, nil, nil, nil, nil, 1) }
    guard let outcome = try next() else { throw lost }
    guard outcome.status == expecting else {
      switch outcome.status {
      case PGRES_FATAL_ERROR:
        let failure = self.failure(of: outcome.report)
        while try next() != nil {}
        throw failure
      case PGRES_COPY_IN: try abandonCopy()
      case PGRES_COPY_OUT: while try copyBlock({ _ in }) {}
      default: break
      }
      while try next() != nil {}
      throw PostgreSQLError(.misuse, "the statement is not the COPY that was expected")
    }
    guard !isBinary || PQbinaryTuples(outcome.pointer) == 1 else {
      try abandonCopy()
      throw PostgreSQLError(.misuse, "copyIn writes COPY's binary format; add (format binary) to the statement")
    }
  }

  /// Tells the server to take none of the rows, and takes its answer.
  private func abandonCopy() throws {
    let heeded = heedsCancellation
    heedsCancellation = false
    defer { heedsCancellation = heeded }
    try endCopy("given up by the client")
    while try next() != nil {}
    guard !isBroken else { throw lost }
  }

  private func endCopy(_ reason: String?) throws {
    while true {
      let state = PQputCopyEnd(pointer, reason)
      if state == 1 { return try flush() }
      guard state == 0, !isBroken else { throw lost }
      _ = try wait(POLLIN | POLLOUT)
    }
  }
}
