import NIOCore
import NIOPosix

/// Sends mails to one server, one after the other, over one connection that is kept while there is work.
package actor SMTPClient {
  private let server: SMTPServer
  private let group: any EventLoopGroup
  private var tls: ClientTLS?
  private var connection: Connection?
  /// A connection that is being made.
  private var connecting: EventLoopPromise<Connection>?
  private var sent = 0
  private var isBusy = false
  private var line: [CheckedContinuation<Void, Never>] = []

  package init(_ server: SMTPServer, on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) {
    self.server = server
    self.group = group
  }

  /// Sends one mail to all recipients of an envelope in one go.
  ///
  /// A connection that the server ended while nobody used it is replaced by a new one, once; nothing else is ever tried again
  /// here. Ends within the limits of connecting and of a whole mail together; when cancelled, at once.
  /// - Parameter mail: The message with its headers; line ends of any kind.
  /// - Returns: What became of each recipient, in the order of the envelope, each address once.
  package func send(_ mail: [UInt8], to envelope: SMTPEnvelope) async -> [RecipientResult] {
    let transaction = Transaction(MailData(mail), envelope)
    if transaction.isSettled { return transaction.results }
    await takeTurn()
    defer { passTurn() }
    sent += 1
    if let connection, let outcome = try? await connection.perform(transaction, number: sent), !outcome.isUntouched {
      return outcome.results
    }
    return await sendAnew(transaction)
  }

  /// Gives up the mail at hand, if any: its sender learns how far it came.
  package func abandon() {
    connecting?.fail(SMTPClient.cancelled)
    connection?.abandon(number: sent)
  }

  /// Ends the connection, if any; the next mail makes a new one.
  package func close() async {
    await takeTurn()
    defer { passTurn() }
    connection?.quit()
    connection = nil
  }

  private func sendAnew(_ transaction: Transaction) async -> [RecipientResult] {
    connection = nil
    guard !Task.isCancelled else {
      return transaction.failed(SMTPClient.cancelled)
    }
    do {
      let fresh = try await connect()
      connection = fresh
      return try await fresh.perform(transaction, number: sent).results
    } catch let fault as SMTPFault {
      return transaction.failed(fault)
    } catch {
      let place = "\(server.host):\(server.port)"
      let fault = ConnectionFault(connecting: error, to: place, within: server.limits.connect)
      return transaction.failed(SMTPFault(fault.kind, at: .connect, fault.text))
    }
  }

  private func connect() async throws -> Connection {
    if tls == nil, server.security != .none { tls = try ClientTLS(server) }
    let loop = group.next()
    let promise = loop.makePromise(of: Connection.self)
    let attempt = Connection.open(to: server, tls: tls, on: loop)
    promise.completeWith(attempt)
    // One that is made after it was given up is closed again.
    promise.futureResult.whenFailure { _ in attempt.whenSuccess { $0.quit() } }
    connecting = promise
    defer { connecting = nil }
    return try await withTaskCancellationHandler {
      try await promise.futureResult.get()
    } onCancel: {
      promise.fail(SMTPClient.cancelled)
    }
  }

  private static let cancelled = SMTPFault(.cancelled, at: .connect, "sending was cancelled before it began")

  private func takeTurn() async {
    if isBusy {
      await withCheckedContinuation { line.append($0) }
    } else {
      isBusy = true
    }
  }

  private func passTurn() {
    if line.isEmpty { isBusy = false } else { line.removeFirst().resume() }
  }
}

extension Transaction {
  /// Everybody who is not settled has this fault.
  fileprivate func failed(_ fault: SMTPFault) -> [RecipientResult] {
    var copy = self
    copy.settleRest(.failed(fault))
    return copy.results
  }
}
