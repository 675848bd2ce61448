import CLibPQ
import Glibc
import Logging

/// One libpq connection, used by one thread at a time; it never waits without looking whether its task was cancelled.
final class Wire {
  let pointer: OpaquePointer
  private let log: Logger
  /// How long a call may wait for the server before it is given up; the server's own time-out comes first.
  var patience: Duration?
  var statementTimeout: Duration?
  /// Off while a cancelled transaction is rolled back.
  var heedsCancellation = true
  private var deadline: ContinuousClock.Instant?
  private var stop: Stop?

  /// Why the running statement was asked to stop.
  private enum Stop { case cancelled, overdue }

  /// A cancelled task is noticed within this many milliseconds.
  private static let slice: Int32 = 50
  /// How long the server may take to stop a statement.
  private static let stopPatience = Duration.seconds(10)

  init(pointer: OpaquePointer, log: Logger) {
    self.pointer = pointer
    self.log = log
    // libpq would print notices to standard error.
    PQsetNoticeProcessor(pointer, { _, _ in }, nil)
  }

  deinit { PQfinish(pointer) }

  var isBroken: Bool { PQstatus(pointer) == CONNECTION_BAD }
  var isIdle: Bool { PQtransactionStatus(pointer) == PQTRANS_IDLE }
  var canCommit: Bool { PQtransactionStatus(pointer) == PQTRANS_INTRANS }
  var socket: Int32 { PQsocket(pointer) }

  /// Whether the server can still be used, without asking it unless it said something of its own accord.
  var isAlive: Bool {
    guard !isBroken, socket >= 0 else { return false }
    var entry = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 0) > 0 else { return true }
    // A message, a changed setting, or its last word: the end of the stream may come a moment later than that.
    return (try? run(script: "")) != nil
  }

  /// Whether the other end has closed; what it said before can still be read.
  var isHungUp: Bool {
    // libpq closes the socket itself when it cannot be written to.
    guard socket >= 0 else { return true }
    var entry = pollfd(fd: socket, events: 0, revents: 0)
    return poll(&entry, 1, 0) > 0
  }

  /// What libpq last complained of.
  var complaint: String {
    let text = String(cString: PQerrorMessage(pointer))
    let lines = text.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
    return lines.isEmpty ? "the connection was closed" : lines.joined(separator: " ")
  }

  var lost: PostgreSQLError {
    PostgreSQLError(
      .connectionLost, "the connection to PostgreSQL was lost: \(complaint)",
      hint: "whether the statement took effect is unknown")
  }

  /// Starts a statement: sends what `send` queues.
  func start(_ send: () -> Int32) throws {
    if heedsCancellation { try Task.checkCancellation() }
    guard !isBroken else { throw lost }
    stop = nil
    deadline = patience.map { .now + $0 }
    guard send() == 1 else { throw isBroken ? lost : PostgreSQLError(.misuse, complaint) }
    try flush()
  }

  /// Hands everything queued to the system, reading meanwhile what the server has to say.
  func flush() throws {
    while true {
      let state = PQflush(pointer)
      if state == 0 { return }
      // A server that closed has often said why: the results tell.
      if state < 0 { return }
      if try wait(POLLIN | POLLOUT) & POLLIN != 0, PQconsumeInput(pointer) == 0 { return }
    }
  }

  /// The next result of the statement under way; nil when it is over.
  func next() throws -> Outcome? {
    while PQisBusy(pointer) == 1 {
      _ = try wait(POLLIN)
      // Zero is a broken connection, which PQgetResult then reports.
      if PQconsumeInput(pointer) == 0 { break }
    }
    return PQgetResult(pointer).map { Outcome($0) }
  }

  /// Takes all results of the statement under way and gives the last one.
  /// - Throws: the first error among them.
  @discardableResult
  func finish() throws -> Outcome {
    var last: Outcome?
    var failure: (any Error)?
    while true {
      guard let outcome = try next() else { break }
      let status = outcome.status
      if status == PGRES_COPY_IN || status == PGRES_COPY_BOTH {
        failure = failure ?? PostgreSQLError(.misuse, "COPY … FROM STDIN must be run by copyIn")
        guard PQputCopyEnd(pointer, "not expected here") == 1 else { throw lost }
      } else if status == PGRES_COPY_OUT {
        failure = failure ?? PostgreSQLError(.misuse, "COPY … TO STDOUT must be run by copyOut")
        while try copyBlock({ _ in }) {}
      } else if status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE {
        failure = failure ?? self.failure(of: outcome.report)
      } else {
        last = consume outcome
      }
    }
    if let failure { throw failure }
    guard let last else { throw isBroken ? lost : PostgreSQLError(.misuse, "the statement gave no result") }
    return last
  }

  /// The error to throw for what the server reported.
  func failure(of report: ServerReport) -> any Error {
    if report.sqlState.isEmpty { return lost }
    guard report.sqlState == "57014", let stop else { return report.error }
    switch stop {
    case .cancelled: return CancellationError()
    case .overdue: return PostgreSQLError(.timedOut, "the statement took too long", sqlState: report.sqlState)
    }
  }

  /// Waits until the socket is ready for one of `events` and returns which.
  func wait(_ events: Int32) throws -> Int32 {
    while true {
      guard socket >= 0 else { throw lost }
      var entry = pollfd(fd: socket, events: Int16(events), revents: 0)
      let count = poll(&entry, 1, Wire.slice)
      // Hang-ups count as readable: reading tells why.
      if count > 0 { return Int32(entry.revents) & (POLLHUP | POLLERR) == 0 ? Int32(entry.revents) : POLLIN }
      if count < 0, errno != EINTR { throw lost }
      try checkPatience()
    }
  }

  private func checkPatience() throws {
    if stop == nil, heedsCancellation, Task.isCancelled {
      requestStop(.cancelled)
    } else if let deadline, ContinuousClock.now > deadline {
      guard stop == nil else {
        throw PostgreSQLError(.connectionLost, "PostgreSQL did not answer; the connection is given up")
      }
      requestStop(.overdue)
    }
  }

  /// Asks the server, over a connection of its own, to stop the running statement.
  private func requestStop(_ reason: Stop) {
    stop = reason
    deadline = .now + Wire.stopPatience
    guard let cancel = PQgetCancel(pointer) else { return }
    defer { PQfreeCancel(cancel) }
    var message = [CChar](repeating: 0, count: 256)
    guard PQcancel(cancel, &message, Int32(message.count)) == 0 else { return }
    log.warning("cannot ask PostgreSQL to stop a statement")
  }

  /// Gives one block of COPY … TO STDOUT; false at the end.
  func copyBlock(_ body: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
    while true {
      var block: UnsafeMutablePointer<CChar>?
      let count = PQgetCopyData(pointer, &block, 1)
      defer { PQfreemem(block) }
      switch count {
      case 0:
        _ = try wait(POLLIN)
        guard PQconsumeInput(pointer) == 1 else { throw lost }
      case 1...:
        try body(UnsafeRawBufferPointer(start: block, count: Int(count)))
        return true
      case -1: return false
      default: throw isBroken ? lost : PostgreSQLError(.other, complaint)
      }
    }
  }
}
