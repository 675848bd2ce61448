/// The naming advice that `promtool check metrics` gives beyond what is legal, so that catalogues can be checked early.
package enum NameStyle {
  /// What promtool would say about a metric's name, as faults with a remedy; empty for a good name.
  package static func faults(inMetric name: String) -> [MetricFault] {
    var faults: [MetricFault] = []
    func add(_ text: String) { faults.append(MetricFault(.style, "metric \(name): \(text)")) }
    if isCamelCase(name) { add("write words in small letters with _ between them") }
    let words = name.split(separator: "_").map(String.init)
    for word in words {
      if let base = base(of: word) { add("use the base unit \(base) instead of \(word)") }
    }
    // The first word is a prefix of ours and never a type.
    for type in kinds where words.dropFirst().contains(type) { add("leave out \(type), the TYPE line says it") }
    for word in words.dropFirst() where abbreviations.contains(word) { add("write the unit out instead of \(word)") }
    return faults
  }

  private static let kinds = ["counter", "gauge", "histogram", "summary"]
  private static let abbreviations: Set<String> = [
    "s", "ms", "us", "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d",
  ]
  private static let replacements = [
    "minutes": "seconds", "hours": "seconds", "days": "seconds", "weeks": "seconds", "bits": "bytes",
    "calories": "joules", "fahrenheit": "celsius", "rankine": "celsius", "inches": "meters", "miles": "meters",
    "yards": "meters", "pounds": "grams", "ounces": "grams", "kelvins": "kelvin",
  ]
  private static let prefixes = [
    "pico", "nano", "micro", "milli", "centi", "deci", "deca", "hecto", "kilo", "kibi", "mega", "mibi", "giga", "gibi",
    "tera", "tebi", "peta", "pebi",
  ]
  private static let bases = [
    "amperes", "bytes", "celsius", "grams", "joules", "kelvin", "meters", "seconds",
    "volts",
  ]

  /// The base unit that stands for a unit like `minutes` or `kilometers`, nil for other words.
  private static func base(of word: String) -> String? {
    if let replacement = replacements[word] { return replacement }
    guard let prefix = prefixes.first(where: word.hasPrefix) else { return nil }
    let unit = String(word.dropFirst(prefix.count))
    if unit == "metres" { return "meters" }
    return bases.contains(unit) ? unit : replacements[unit]
  }

  private static func isCamelCase(_ name: String) -> Bool {
    zip(name, name.dropFirst()).contains { $0.isLowercase && $1.isUppercase }
  }
}
