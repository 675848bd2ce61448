import CareGaugeModel

/// The day that a serial number means, with the part of the day after it; nil before 1900 or 1904, and for serial 60,
/// which Excel shows as 1900-02-29.
func serialDay(_ serial: Double, usesDateSystem1904: Bool) -> (day: Day, fraction: Double)? {
  let whole = serial.rounded(.down)
  guard whole >= (usesDateSystem1904 ? 0 : 1), whole <= 2_958_465 else { return nil }
  let base: Day? =
    if usesDateSystem1904 {
      Day(year: 1904, month: 1, day: 1)
    } else if whole == 60 {
      nil
    } else {
      Day(year: 1899, month: 12, day: whole < 60 ? 31 : 30)
    }
  return base.map { ($0 + Int(whole), serial - whole) }
}
