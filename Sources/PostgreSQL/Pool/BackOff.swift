/// Pauses between attempts: each twice the one before, up to a bound, and up to a quarter shorter at random so that
/// clients do not come all at once.
package struct BackOff: Sendable {
  private let first: Duration
  private let longest: Duration
  private var pause: Duration

  package init(first: Duration = .milliseconds(100), longest: Duration = .seconds(30)) {
    self.first = first
    self.longest = longest
    pause = first
  }

  /// The pause before the next attempt.
  package mutating func next() -> Duration {
    defer { pause = min(pause * 2, longest) }
    return pause * Double.random(in: 0.75...1)
  }

  /// Starts again with the shortest pause, after a success.
  package mutating func reset() { pause = first }
}
