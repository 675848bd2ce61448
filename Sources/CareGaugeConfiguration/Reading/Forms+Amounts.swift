import YAML

extension Form where Value == Swift.Duration {
  /// `60s`, `30m`, `1h`, `7d` within bounds.
  static func span(_ bounds: ClosedRange<Int>, _ words: String) -> Form {
    Form<Int>("a time span such as 60s, 30m, 1h or 7d") { text, _ in
      amount(text, units: spanUnits, synonyms: spanSynonyms, noUnit: "s", bounds, words)
    }.map { .seconds($0) }
  }
}

extension Form where Value == Int {
  /// `512MiB`, in bytes, within bounds.
  static func size(_ bounds: ClosedRange<Int>, _ words: String) -> Form {
    Form("a size such as 512MiB or 1GiB") { text, _ in
      amount(text, units: sizeUnits, synonyms: sizeSynonyms, noUnit: "MiB", bounds, words)
    }
  }

  /// A whole number within bounds.
  static func whole(_ bounds: ClosedRange<Int>) -> Form {
    Form("a whole number from \(bounds.lowerBound) to \(bounds.upperBound)") { text, _ in
      guard let number = wholeNumber(text) else { return .failure(Misfit("which is no whole number")) }
      return bounds.contains(number) ? .success(number) : .failure(Misfit("out of bounds"))
    }
  }
}

private let spanUnits = [("s", 1), ("m", 60), ("h", 3600), ("d", 86_400)]
private let spanSynonyms = [
  "sec": "s", "secs": "s", "second": "s", "seconds": "s", "秒": "s", "min": "m", "mins": "m", "minute": "m",
  "minutes": "m", "分": "m", "分钟": "m", "hr": "h", "hrs": "h", "hour": "h", "hours": "h", "小时": "h", "day": "d",
  "days": "d", "天": "d", "日": "d",
]
private let sizeUnits = [("B", 1), ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30)]
private let sizeSynonyms = [
  "k": "KiB", "kb": "KiB", "kib": "KiB", "m": "MiB", "mb": "MiB", "mib": "MiB", "g": "GiB", "gb": "GiB", "gib": "GiB",
  "b": "B", "byte": "B", "bytes": "B",
]

/// A whole number with a unit directly behind it, in the smallest unit, within bounds.
private func amount(
  _ text: String, units: [(name: String, factor: Int)], synonyms: [String: String], noUnit: String,
  _ bounds: ClosedRange<Int>, _ words: String
) -> Result<Int, Misfit> {
  let digits = text.prefix { ("0"..."9").contains($0) }
  let rest = text.dropFirst(digits.count)
  guard !digits.isEmpty else { return .failure(Misfit()) }
  let word = rest.lowercased().filter { $0 != " " }
  let known = units.first { $0.name == rest } ?? units.first { $0.name.lowercased() == word }
  guard let meant = rest.isEmpty ? noUnit : known?.name ?? synonyms[word] else {
    return .failure(Misfit("in no unit of \(alternatives(units.map(\.name), "and"))"))
  }
  let factor = units.first { $0.name == meant }?.factor ?? 1
  let (product, overflow) = (Int(digits) ?? .max).multipliedReportingOverflow(by: factor)
  guard !overflow, bounds.contains(product) else {
    return .failure(Misfit("outside \(words)", write: "one within these bounds"))
  }
  if rest.isEmpty { return .failure(Misfit("without a unit", write: "\(digits)\(meant)")) }
  if meant != rest { return .failure(Misfit("in a unit that is not written so", write: "\(digits)\(meant)")) }
  return .success(product)
}
