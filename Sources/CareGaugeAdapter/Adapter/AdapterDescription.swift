/// What an adapter says about itself when asked to `describe`.
public struct AdapterDescription: Sendable, Hashable {
  /// The region that it reports for.
  public var region: RegionID
  /// One sentence for the sample configuration: what is read, and from where.
  public var summary: String
  /// Every indicator that it may report.
  public var indicators: [IndicatorID]
  /// Every area that it may report.
  public var areas: [AreaCode]
  /// The options that it takes.
  public var options: [AdapterOption]
  /// How often the sample configuration asks it, as the configuration writes it: `1h`.
  public var every: String

  /// A description; indicators and areas are sent in the order given.
  public init(
    region: RegionID, summary: String, indicators: [IndicatorID], areas: [AreaCode], options: [AdapterOption],
    every: String = "1h"
  ) {
    self.region = region
    self.summary = summary
    self.indicators = indicators
    self.areas = areas
    self.options = options
    self.every = every
  }
}
