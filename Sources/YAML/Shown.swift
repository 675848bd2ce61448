/// Text as a message may quote it: short, on one line, with characters that nobody can see written out.
package func shown(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars.prefix(60) {
    switch scalar {
    case "\"", "\\": result += "\\\(scalar)"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case " ": result += " "
    default:
      let visible = !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
      let category = scalar.properties.generalCategory
      // Greek and Cyrillic letters look like Latin ones, and nobody here writes them on purpose.
      let isLookalike = (0x370...0x52F).contains(scalar.value)
      let printed =
        visible && !isLookalike && category != .control && category != .privateUse && category != .unassigned
      result += printed ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }
  return text.unicodeScalars.count > 60 ? result + "…" : result
}

/// `a, b or c`
package func alternatives(_ words: [String], _ last: String = "or") -> String {
  guard words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) \(words[words.count - 1])"
}
