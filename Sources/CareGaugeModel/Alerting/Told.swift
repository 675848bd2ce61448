/// What a receiver was last told of an alert: decisions compare it with how the alert stands, so that a restart sends nothing.
package struct Told: Hashable, Sendable, Codable {
  package var receiver: String
  package var key: AlertKey
  package var episode: Int
  /// `firing` or `resolved`.
  package var state: AlertState
  package var condition: AlertCondition
  package var value: Double?
  package var period: Period?
  /// When it was first told of this episode, and when last.
  package var first: Instant
  package var last: Instant
  /// The newest message about it.
  package var message: MessageID

  package init(
    receiver: String, key: AlertKey, episode: Int, state: AlertState, condition: AlertCondition, value: Double?,
    period: Period?, first: Instant, last: Instant, message: MessageID
  ) {
    self.receiver = receiver
    self.key = key
    self.episode = episode
    self.state = state
    self.condition = condition
    self.value = value
    self.period = period
    self.first = first
    self.last = last
    self.message = message
  }
}
