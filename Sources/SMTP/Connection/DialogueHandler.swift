import NIOCore
import NIOSSL
import NIOTLS

/// Drives a `Dialogue` over one connection.
final class DialogueHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var dialogue: Dialogue
  private let tls: ClientTLS?
  private let loop: any EventLoop
  private var context: ChannelHandlerContext?
  private var handshake: NIOSSLClientHandler?
  /// Ends the present wait.
  private var wait: Scheduled<Void>?
  /// Ends the mail at hand.
  private var limit: Scheduled<Void>?
  private var mail: EventLoopPromise<Dialogue.Outcome>?
  private var isClosing = false
  /// The newest mail's number, and that of the newest mail which was given up before it came here.
  private var newest = 0
  private var abandoned = 0

  init(_ server: SMTPServer, tls: ClientTLS?, loop: any EventLoop) {
    dialogue = Dialogue(server)
    self.tls = tls
    self.loop = loop
  }

  // MARK: The client's side

  /// Sends a mail; one at a time.
  /// - Parameter number: Rises from mail to mail.
  func perform(_ transaction: Transaction, number: Int) -> EventLoopFuture<Dialogue.Outcome> {
    let promise = loop.makePromise(of: Dialogue.Outcome.self)
    mail = promise
    let most = dialogue.server.limits.message
    limit = loop.assumeIsolated().scheduleTask(in: TimeAmount(most)) {
      self.run(self.dialogue.abandon(.silent, "the mail took longer than \(most)"))
    }
    newest = number
    run(dialogue.begin(transaction))
    if abandoned == number { abandon() }
    return promise.futureResult
  }

  /// Gives up the mail with this number, also one that is still on its way to `perform`, but no later one.
  func abandon(number: Int) {
    if number > newest { abandoned = number } else if number == newest { abandon() }
  }

  private func abandon() { run(dialogue.abandon(.cancelled, "sending was cancelled at \(dialogue.stage.rawValue)")) }

  func quit() { run(dialogue.quit()) }

  // MARK: The network's side

  func handlerAdded(context: ChannelHandlerContext) { self.context = context }

  func handlerRemoved(context: ChannelHandlerContext) {
    run(dialogue.closed())
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    run(dialogue.connected(toLoopback: context.remoteAddress?.isLoopback ?? false))
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    run(dialogue.received(unwrapInboundIn(data).readableBytesView))
  }

  func channelInactive(context: ChannelHandlerContext) { run(dialogue.closed()) }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted? = event as? TLSUserEvent { run(dialogue.secured()) }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    let fault = ConnectionFault(error, at: dialogue.stage, of: dialogue.place, certificate: handshake?.peerCertificate)
    run(dialogue.failed(fault.kind, fault.text))
  }

  // MARK: Actions

  private func run(_ actions: [Dialogue.Action]) {
    for action in actions {
      switch action {
      case .write(let bytes): write(bytes, promise: nil)
      case .writeMail(let bytes): writeMail(bytes)
      case .secure: secure()
      case .wait(let time): wait(time)
      case .finished(let outcome): finish(outcome)
      case .close: close()
      }
    }
  }

  private func write(_ bytes: [UInt8], promise: EventLoopPromise<Void>?) {
    guard let context else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: promise)
  }

  private func writeMail(_ bytes: [UInt8]) {
    let promise = loop.makePromise(of: Void.self)
    promise.futureResult.assumeIsolated().whenSuccess { self.run(self.dialogue.wrote()) }
    write(bytes, promise: promise)
  }

  private func secure() {
    guard let context, let tls else { return }
    do {
      let handler = try tls.handler()
      handshake = handler
      try context.pipeline.syncOperations.addHandler(handler, position: .first)
    } catch {
      run(dialogue.failed(.handshakeFailed, "TLS with \(dialogue.place) cannot begin: \(error)"))
    }
  }

  private func wait(_ time: Duration) {
    wait?.cancel()
    guard !isClosing else { return }
    wait = loop.assumeIsolated().scheduleTask(in: TimeAmount(time)) { self.run(self.dialogue.timedOut()) }
  }

  private func finish(_ outcome: Dialogue.Outcome) {
    limit?.cancel()
    limit = nil
    mail?.succeed(outcome)
    mail = nil
  }

  private func close() {
    isClosing = true
    wait?.cancel()
    context?.close(promise: nil)
  }
}

extension SocketAddress {
  /// Whether it is on this machine.
  var isLoopback: Bool {
    guard let ip = ipAddress else { return false }
    return ip.hasPrefix("127.") || ip == "::1" || ip.hasPrefix("::ffff:127.")
  }
}
