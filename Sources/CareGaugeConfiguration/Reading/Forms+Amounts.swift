extension Form where Value == Swift.Duration {
  /// `60s`, `30m`, `1h`, `7d` within bounds.
  static func span(_ bounds: ClosedRange<Int>, _ words: String) -> Form {
    Form("a time span such as 60s, 30m, 1h or 7d") { text, _ in
      switch amount(text, units: spanUnits, synonyms: spanSynonyms, noUnit: "s") {
      case .failure(let misfit): .failure(misfit)
      case .success(let seconds) where !bounds.contains(seconds):
        .failure(Misfit("outside \(words)", write: "a time span within it"))
      case .success(let seconds): .success(.seconds(seconds))
      }
    }
  }
}

extension Form where Value == Int {
  /// `512MiB`, in bytes, within bounds.
  static func size(_ bounds: ClosedRange<Int>, _ words: String) -> Form {
    Form("a size such as 512MiB or 1GiB") { text, _ in
      switch amount(text, units: sizeUnits, synonyms: sizeSynonyms, noUnit: "MiB") {
      case .failure(let misfit): .failure(misfit)
      case .success(let bytes) where !bounds.contains(bytes):
        .failure(Misfit("outside \(words)", write: "a size within it"))
      case .success(let bytes): .success(bytes)
      }
    }
  }

  /// A whole number within bounds.
  static func whole(_ bounds: ClosedRange<Int>) -> Form {
    Form("a whole number from \(bounds.lowerBound) to \(bounds.upperBound)") { text, _ in
      guard let number = wholeNumber(text) else {
        return .failure(Misfit("which is no whole number"))
      }
      guard bounds.contains(number) else { return .failure(Misfit("out of bounds")) }
      return .success(number)
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

/// A whole number with a unit directly behind it, in the smallest unit.
private func amount(
  _ text: String, units: [(name: String, factor: Int)], synonyms: [String: String], noUnit: String
) -> Result<Int, Misfit> {
  let digits = text.prefix { ("0"..."9").contains($0) }
  let rest = text.dropFirst(digits.count)
  guard !digits.isEmpty else { return .failure(Misfit()) }
  guard let number = Int(digits) else { return .failure(Misfit("far too much")) }
  if rest.isEmpty { return .failure(Misfit("without a unit", write: "\(number)\(noUnit)")) }
  if let unit = units.first(where: { $0.name == rest }) {
    let (product, overflow) = number.multipliedReportingOverflow(by: unit.factor)
    return overflow ? .failure(Misfit("far too much")) : .success(product)
  }
  let word = rest.lowercased().filter { $0 != " " }
  if let meant = synonyms[word] ?? units.first(where: { $0.name.lowercased() == word })?.name {
    return .failure(Misfit("in a unit that is not written so", write: "\(number)\(meant)"))
  }
  return .failure(Misfit("in no unit of \(alternatives(units.map(\.name), "and"))"))
}
