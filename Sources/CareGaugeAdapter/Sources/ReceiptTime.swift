extension Day {
  /// The first moment of the day in China (UTC+8): for receipts that name a day only.
  public var startInChina: Instant { Zone.shanghai.start(of: self) }
}

extension Instant {
  /// The day in China (UTC+8) that the moment belongs to.
  public var dayInChina: Day { Zone.shanghai.day(of: self) }

  /// The moment without its fraction of a second.
  public var wholeSeconds: Instant { Instant(seconds: seconds) }
}
