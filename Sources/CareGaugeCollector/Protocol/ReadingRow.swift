/// A reading line's content with its names replaced by numbers; texts are still places in the line.
struct ReadingRow {
  var indicator: Int32 = -1
  var area: Int32 = -1
  /// NaN where the line has none.
  var stated = Double.nan
  var numerator = Double.nan
  var denominator = Double.nan
  var place = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var raw = UnsafeBufferPointer<UInt8>(start: nil, count: 0)

  /// Whether the numbers are a figure: something is given, parts come in pairs, and nothing is divided by 0.
  @inline(__always)
  var isFigure: Bool {
    numerator.isNaN == denominator.isNaN && !(stated.isNaN && numerator.isNaN) && denominator != 0
  }
}
