extension AdapterDescription {
  /// An adapter's program as the collector looks for it: `caregauge-adapter-inner-mongolia`.
  static func program(of name: String) -> String {
    "caregauge-adapter-" + name.map { $0 == "_" ? "-" : String($0) }.joined()
  }

  /// The entry for `adapters:` in caregauge.yaml; each plugin's sample.yaml holds this text.
  func sampleConfiguration(of name: String) -> String {
    var lines = [
      "# \(summary)", "- name: \(name)", "  program: \(AdapterDescription.program(of: name))", "  every: \(every)",
    ]
    let shown = options.contains { $0.sample != nil }
    lines.append(options.isEmpty ? "  options: {}" : shown ? "  options:" : "  # options:")
    for option in options {
      let need = option.required ? " Required." : ""
      lines.append("    # \(option.help)\(need)")
      if let sample = option.sample {
        lines.append("    \(option.name): \(AdapterDescription.yaml(sample))")
      } else {
        lines.append("    # \(option.name): \(option.fallback.map(AdapterDescription.yaml) ?? "")".trimmedAtEnd)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A scalar or list as flow YAML; texts that YAML could take for something else stand in quotes.
  private static func yaml(_ value: OptionValue) -> String {
    switch value {
    case .text(let text): return isPlain(text) ? text : quoted(text)
    case .number(let number): return decimalText(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items): return "[" + items.map(yaml).joined(separator: ", ") + "]"
    case .map(let items):
      return "{"
        + items.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(yaml($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "/" else { return false }
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    return !words.contains(text.lowercased())
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789_-./".unicodeScalars.contains($0) }
  }

  private static func quoted(_ text: String) -> String {
    var line = JSONLine()
    line.string(text)
    return String(decoding: line.bytes, as: UTF8.self)
  }
}

extension String {
  /// Without blanks at the end: a line of a file has none.
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
