import NIOCore
import NIOPosix

/// A connection to a server.
struct Connection: Sendable {
  private let handler: NIOLoopBound<DialogueHandler>
  private let loop: any EventLoop

  private init(_ handler: DialogueHandler, _ loop: any EventLoop) {
    self.loop = loop
    self.handler = NIOLoopBound(handler, eventLoop: loop)
  }

  /// Makes a connection; fails with what kept it from being made.
  static func open(to server: SMTPServer, tls: ClientTLS?, on loop: any EventLoop) -> EventLoopFuture<Connection> {
    // A server that closes at once has taken the handler out of its pipeline before anybody could look there.
    let handlers = NIOLoopBoundBox.makeBoxSendingValue([ObjectIdentifier: DialogueHandler](), eventLoop: loop)
    return ClientBootstrap(group: loop)
      .connectTimeout(TimeAmount(server.limits.connect))
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let handler = DialogueHandler(server, tls: tls, loop: channel.eventLoop)
          try channel.pipeline.syncOperations.addHandler(handler)
          handlers.value[ObjectIdentifier(channel)] = handler
        }
      }
      .connect(host: server.host, port: server.port)
      .flatMapThrowing { channel in
        guard let handler = handlers.value[ObjectIdentifier(channel)] else { throw ChannelError.ioOnClosedChannel }
        return Connection(handler, channel.eventLoop)
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
