import CareGaugeModel

/// News of one alert for one receiver, not told yet.
struct Tiding {
  var receiver: String
  var news: AlertNews
  /// When it is to be told, unless its group is told earlier.
  var due: Instant
  /// Repeats and escalations have moments of their own, which have come; everything else goes out with the first change
  /// of its group.
  var isTimed: Bool
  /// What the receiver was told before, of whichever episode.
  var before: Told?
  /// After how long the alert is told to this receiver again.
  var repeats: Swift.Duration?

  /// What the receiver knows once a message told it.
  func told(in message: MessageID, at now: Instant) -> Told {
    let alert = news.alert
    let isSameEpisode = before?.episode == alert.episode
    return Told(
      receiver: receiver, key: alert.key, episode: alert.episode,
      state: news.occasion == .resolved ? .resolved : .firing, condition: alert.condition, value: alert.basis.value,
      period: alert.basis.period, first: isSameEpisode ? before?.first ?? now : now, last: now, message: message)
  }

  /// The receiver's last message of the same episode of the alert, which this one follows; an end follows what it ends.
  var follows: MessageID? {
    guard let before, news.occasion == .resolved || before.episode == news.alert.episode else { return nil }
    return before.message
  }

  /// The worst first, ends last.
  func isBefore(_ other: Tiding) -> Bool { place < other.place }

  private var place: (Int, Int, Int, AlertKey) {
    let alert = news.alert
    return (news.occasion == .resolved ? 1 : 0, alert.severity.rank, -alert.condition.rank, alert.key)
  }
}
