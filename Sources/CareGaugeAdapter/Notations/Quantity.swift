/// What a text says about a figure: a number, a bound or a range, in base units.
public struct Quantity: Sendable, Hashable {
  /// How the text limits the figure.
  public enum Bound: String, Sendable, CaseIterable {
    case exactly
    /// 以上, 不少于: the number included.
    case atLeast = "at_least"
    /// 超过, 突破: the number not included.
    case moreThan = "more_than"
    /// 以内, 以下, 不超过: the number included.
    case atMost = "at_most"
    /// 小于, 低于: the number not included.
    case lessThan = "less_than"
    /// 约, 左右.
    case about
  }

  /// The number, in base units; of a range, the lower end.
  public let value: Double
  /// The upper end of a range.
  public let upper: Double?
  /// How the text limits the figure.
  public let bound: Bound
  /// What the text itself counts, where it says so.
  public let dimension: WrittenUnit.Dimension?

  /// A quantity; adapters read it from text instead.
  public init(
    _ value: Double, upper: Double? = nil, bound: Bound = .exactly, dimension: WrittenUnit.Dimension? = nil
  ) {
    self.value = value
    self.upper = upper
    self.bound = bound
    self.dimension = dimension
  }

  /// The one number that the text states, or nil for a range and for anything but an exact figure.
  public var exact: Double? { upper == nil && bound == .exactly ? value : nil }
}

/// What a cell says.
public enum WrittenFigure: Sendable, Hashable {
  case quantity(Quantity)
  case missing(AbsentReason)
}
