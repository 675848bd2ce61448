import PostgreSQL

/// A channel's messages in the words of the store.
struct ChannelElements<Element: Sendable>: AsyncSequence, Sendable {
  private let messages: ChannelMessages
  private let read: @Sendable (ChannelMessages.Element) -> Element

  init(_ messages: ChannelMessages, _ read: @escaping @Sendable (ChannelMessages.Element) -> Element) {
    self.messages = messages
    self.read = read
  }

  func makeAsyncIterator() -> Iterator { Iterator(messages: messages.makeAsyncIterator(), read: read) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate var messages: ChannelMessages.AsyncIterator
    fileprivate let read: @Sendable (ChannelMessages.Element) -> Element

    mutating func next(isolation actor: isolated (any Actor)? = #isolation) async throws(Never) -> Element? {
      await messages.next().map(read)
    }

    mutating func next() async -> Element? { await next(isolation: nil) }
  }
}
