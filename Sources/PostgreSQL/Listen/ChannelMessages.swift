import Logging

/// The messages on one channel, over a connection of its own that is opened anew when it breaks.
///
/// Messages that were sent while there was no connection are lost, so each (re)connection is an element too: the reader
/// then looks at everything once.
package struct ChannelMessages: AsyncSequence, Sendable {
  package enum Element: Sendable, Hashable {
    /// Listening begins, or begins again: earlier messages may have been missed.
    case listening
    case message(ChannelMessage)
  }

  private let settings: ConnectionSettings
  private let channel: String
  private let log: Logger

  package init(_ settings: ConnectionSettings, channel: String, log: Logger = Logger(label: "postgresql")) {
    self.settings = settings
    self.channel = channel
    self.log = log
  }

  package func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(settings: settings, channel: channel, log: log)
  }

  package struct AsyncIterator: AsyncIteratorProtocol {
    let settings: ConnectionSettings
    let channel: String
    let log: Logger
    private var connection: Connection?
    private var backOff = BackOff()

    init(settings: ConnectionSettings, channel: String, log: Logger) {
      self.settings = settings
      self.channel = channel
      self.log = log
    }

    /// Waits for the next element; nil only when the task was cancelled.
    package mutating func next() async -> Element? {
      while !Task.isCancelled {
        do {
          if let connection { return .message(try await connection.nextMessage()) }
          let fresh = try await Connection.open(settings, log: log)
          try await fresh.listen(on: channel)
          connection = fresh
          backOff.reset()
          return .listening
        } catch is CancellationError {
          break
        } catch {
          connection = nil
          let pause = backOff.next()
          log.warning("not listening: \(error)", metadata: ["channel": "\(channel)", "again_in": "\(pause)"])
          try? await Task.sleep(for: pause)
        }
      }
      connection = nil
      return nil
    }
  }
}
