import CLibPQ
import Glibc

extension Connection {
  /// Asks the server for what is sent on a channel from now on.
  func listen(on channel: String) throws { try execute("listen \(identifier: channel)") }

  /// Waits for the next message, for as long as it takes; nothing else can run on the connection meanwhile.
  func nextMessage() async throws -> ChannelMessage {
    let stop = try WakePipe()
    return try await withTaskCancellationHandler {
      try live().waitForMessage(stop)
    } onCancel: {
      stop.signal()
    }
  }
}

extension Wire {
  func waitForMessage(_ stop: WakePipe) throws -> ChannelMessage {
    while true {
      if let message = takeMessage() { return message }
      guard !isBroken else { throw lost }
      var entries = [
        pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
        pollfd(fd: stop.readEnd, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, 2, -1) >= 0 || errno == EINTR else { throw lost }
      guard entries[1].revents == 0 else { throw CancellationError() }
      if entries[0].revents != 0, PQconsumeInput(pointer) == 0 { throw lost }
    }
  }

  private func takeMessage() -> ChannelMessage? {
    guard let message = PQnotifies(pointer) else { return nil }
    defer { PQfreemem(message) }
    return ChannelMessage(
      channel: String(cString: message.pointee.relname), payload: String(cString: message.pointee.extra),
      sender: message.pointee.be_pid)
  }
}
