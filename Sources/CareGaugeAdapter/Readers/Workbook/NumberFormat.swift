/// How a cell's format shows a number.
enum NumberFormat {
  case plain
  /// As a day or a time of day.
  case day
  /// As a percentage: 0.58 as 58%.
  case percentage
  /// As another number than it is, 12000 as 1.2万 or 12, or with a word that makes it one.
  case scaled

  /// Formats that every workbook knows by number; 27–36 and 50–58 are the Chinese ones.
  init(builtIn id: Int) {
    switch id {
    case 9, 10: self = .percentage
    case 14...22, 27...36, 45...47, 50...58: self = .day
    default: self = .plain
    }
  }

  /// A format of the workbook's own.
  init(code: String) {
    if isDateFormat(code) {
      self = .day
    } else if showsAnotherNumber(code) {
      self = .scaled
    } else {
      self = showsPercentage(code) ? .percentage : .plain
    }
  }
}

/// Whether a format multiplies by a hundred: a `%` that is neither quoted nor escaped.
private func showsPercentage(_ code: String) -> Bool {
  var isQuoted = false
  var scalars = code.unicodeScalars.makeIterator()
  while let scalar = scalars.next() {
    if scalar == "\"" {
      isQuoted.toggle()
    } else if scalar == "\\", !isQuoted {
      _ = scalars.next()
    } else if scalar == "%", !isQuoted {
      return true
    }
  }
  return false
}

/// Whether a format divides by thousands, as `0.0,` does, or adds a word of scale, as `0.0"万"` does.
private func showsAnotherNumber(_ code: String) -> Bool {
  if code.contains(where: { "万亿千百‰".contains($0) }) { return true }
  let positive = code.split(separator: ";").first.map { Array($0.unicodeScalars) } ?? []
  let digits: Set<Unicode.Scalar> = ["0", "#", "?"]
  guard let last = positive.lastIndex(where: { digits.contains($0) }) else { return false }
  return last + 1 < positive.count && positive[last + 1] == ","
}

/// Whether a format of the workbook's own shows a day or a time of day: `yyyy"年"m"月"`, `[$-804]yyyy/m/d;@`.
///
/// A duration (`[h]:mm`) is none. Only the part for positive numbers counts, as they are what days are.
private func isDateFormat(_ code: String) -> Bool {
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
