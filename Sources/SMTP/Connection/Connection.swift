import NIOCore
import NIOPosix

/// A connection to a server.
struct Connection: Sendable {
  private let handler: NIOLoopBound<DialogueHandler>
  private let loop: any EventLoop

  /// - Throws: what kept the connection from being made.
  init(to server: SMTPServer, tls: ClientTLS?, on group: any EventLoopGroup) async throws {
    let loop = group.next()
    self.loop = loop
    handler = try await ClientBootstrap(group: loop)
      .connectTimeout(TimeAmount(server.limits.connect))
      .connect(host: server.host, port: server.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = DialogueHandler(server, tls: tls, loop: channel.eventLoop)
          try channel.pipeline.syncOperations.addHandler(handler)
          return NIOLoopBound(handler, eventLoop: channel.eventLoop)
        }
      }
  }

  /// Sends a mail; cancelled, it says how far it came.
  /// - Parameter number: Rises from mail to mail.
  func perform(_ transaction: Transaction, number: Int) async throws -> Dialogue.Outcome {
    try await withTaskCancellationHandler {
      try await loop.flatSubmit { handler.value.perform(transaction, number: number) }.get()
    } onCancel: {
      abandon(number: number)
    }
  }

  /// Gives up the mail with this number.
  func abandon(number: Int) { loop.execute { handler.value.abandon(number: number) } }

  /// Says goodbye without waiting for the answer.
  func quit() { loop.execute { handler.value.quit() } }
}
