/// What a `NOTIFY` sent.
package struct ChannelMessage: Sendable, Hashable {
  package let channel: String
  /// Less than 8,000 bytes; empty when none was given.
  package let payload: String
  /// The server process that sent it.
  package let sender: Int32
}
