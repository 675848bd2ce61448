extension Day {
  /// The first moment of the day in China (UTC+8): for receipts that name a day only.
  public var startInChina: Instant { Zone.shanghai.start(of: self) }
}
