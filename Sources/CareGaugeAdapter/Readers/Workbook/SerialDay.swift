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

/// Formats that every workbook knows by number; 27–36 and 50–58 are the Chinese ones.
func isBuiltInDateFormat(_ id: Int) -> Bool {
  (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id) || (50...58).contains(id)
}

/// Whether a format of the workbook's own shows a day or a time of day: `yyyy"年"m"月"`, `[$-804]yyyy/m/d;@`.
///
/// A duration (`[h]:mm`) is none. Only the part for positive numbers counts, as they are what days are.
func isDateFormat(_ code: String) -> Bool {
  var showsDay = false
  var scalars = code.unicodeScalars.makeIterator()
  while let scalar = scalars.next() {
    switch scalar {
    case "\"":
      while let quoted = scalars.next(), quoted != "\"" {}
    case "\\", "_", "*": _ = scalars.next()
    case "[":
      var inside = ""
      while let bracketed = scalars.next(), bracketed != "]" { inside.unicodeScalars.append(bracketed) }
      if ["h", "hh", "m", "mm", "s", "ss"].contains(inside.lowercased()) { return false }
    case ";": return showsDay
    case "y", "Y", "d", "D", "m", "M", "h", "H", "s", "S": showsDay = true
    case "0", "#", "?", "%": return showsDay && code.contains("ss.0")
    case "G", "g": return false
    default: break
    }
  }
  return showsDay
}
