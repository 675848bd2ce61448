/// A text as one line: control characters, line ends and marks that turn the direction of writing become spaces, and runs
/// of spaces one.
///
/// Names come from outside. Without this one could begin a header field, forge a line of a mail, or write a figure backwards.
func oneLine(_ text: String) -> String {
  var line = ""
  var isSpace = true
  for scalar in text.unicodeScalars {
    if scalar.value == 0x20 || isHarmful(scalar) {
      if !isSpace { line.unicodeScalars.append(" ") }
      isSpace = true
    } else {
      line.unicodeScalars.append(scalar)
      isSpace = false
    }
  }
  if isSpace, !line.isEmpty { line.unicodeScalars.removeLast() }
  return line
}

private func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0...0x1F, 0x7F...0xA0, 0xAD, 0x061C, 0x200B...0x200F, 0x2028...0x202F, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
    0xE0000...0xE007F:
    true
  default: scalar.properties.isNoncharacterCodePoint
  }
}
