import Testing

@testable import CareGaugeExposition

@Test func ourAdviceOnNamesIsThatOfPromtool() throws {
  let units = [
    "amperes", "bytes", "celsius", "grams", "joules", "kelvin", "kelvins", "meters", "metres", "moles", "seconds",
    "volts", "beds", "yuan", "bits", "calories", "fahrenheit", "rankine", "inches", "miles", "yards", "pounds",
    "ounces", "tonnes", "feet", "minutes", "hours",
  ]
  let prefixes = [
    "", "pico", "nano", "micro", "milli", "centi", "deci", "deca", "hecto", "kilo", "kibi", "mega", "mibi", "mebi",
    "giga", "gibi", "tera", "tebi", "peta", "pebi",
  ]
  let words =
    prefixes.flatMap { prefix in units.map { prefix + $0 } } + [
      "minutes", "hours", "days", "weeks", "months", "years", "minute", "day", "ratio", "percent", "s", "ms", "us",
      "ns", "sec", "b", "kb", "mb", "gb", "tb", "pb", "m", "h", "d", "g", "km", "kg", "pct",
      "counter", "gauge", "histogram", "summary", "untyped", "unknown", "state", "newBeds", "NewBeds",
      "persons",
    ]
  let names = Set(words).sorted().flatMap {
    ["caregauge_new_\($0)", "caregauge_\($0)_per_1000_elders", "caregauge_beds_\($0)_ratio"]
  }
  let page = try ExpositionPage(
    names.map {
      try RenderedFamily(
        FamilyDescription(name: $0, help: "A name.", kind: .gauge), labels: [.none], values: [1])
    })
  let program = try OutsideProgram("promtool", ["check", "metrics"], input: page.body(.text).bytes)
  let complaints = Set(
    program.errors.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) })
  #expect(complaints.count > 100)
  let ours = Set(names.filter { !NameStyle.faults(inMetric: $0).isEmpty })
  #expect(ours.symmetricDifference(complaints).sorted() == [])
}

@Test func adviceNamesTheRemedy() {
  #expect(
    NameStyle.faults(inMetric: "caregauge_waiting_minutes").map(\.description) == [
      "metric caregauge_waiting_minutes: use the base unit seconds instead of minutes"
    ])
  #expect(NameStyle.faults(inMetric: "caregauge_nursing_bed_share_ratio").isEmpty)
}
