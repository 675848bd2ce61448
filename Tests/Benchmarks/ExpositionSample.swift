import CareGaugeExposition

/// The page that the exposition is measured with: families of shares and counts for places with Chinese names, a
/// quarter of the values raw quotients.
struct ExpositionSample {
  let descriptions: [FamilyDescription]
  let labels: [LabelSet]
  let places: [SamplePlace]
  /// Two sets of values for each family, so that each render can differ from the one before it.
  let values: [[[Double]]]

  init(samples: Int, families: Int) throws {
    let count = samples / families
    descriptions = try (0..<families).map { number throws(MetricFault) in
      try FamilyDescription(
        name: "caregauge_nursing_beds_share_\(number / 10)\(number % 10)_ratio",
        help: "Share of nursing beds in all beds of homes for the elderly.", kind: .gauge, unit: "ratio")
    }
    let names = try LabelNames(["region", "area", "name"])
    let regions = ["shandong", "yunnan", "zhejiang", "ningxia", "inner_mongolia"]
    labels = try (0..<count).map { place throws(MetricFault) in
      try LabelSet(names, [regions[place % 5], String(640_000_000 + place), "养老\(place % 977)街道"])
    }
    places = (0..<count).map { SamplePlace(region: UInt8($0 % 5), level: UInt8($0 % 3)) }
    values = (0..<2).map { round in
      (0..<families).map { family in
        (0..<count).map { Self.value(round * 7_919 + family * 104_729 + $0 * 31 + 1) }
      }
    }
  }

  /// A quarter each of counts, shares of two and of four decimals, and raw quotients.
  private static func value(_ seed: Int) -> Double {
    let mixed = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    let number = Int((mixed ^ mixed >> 29) >> 20 & 0xFFFF)
    switch seed & 3 {
    case 0: return Double(number)
    case 1: return Double(number % 100) / 100
    case 2: return Double(number % 10_000) / 10_000
    default: return Double(number) / Double(number + 4_003)
    }
  }

  /// The families with one of the two sets of values.
  func rendered(_ round: Int) throws -> [RenderedFamily] {
    try descriptions.indices.map { family throws(MetricFault) in
      try RenderedFamily(descriptions[family], labels: labels, values: values[round][family], places: places)
    }
  }
}
