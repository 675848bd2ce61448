import YAML

extension Form where Value == String {
  /// A unit: one of the known words, or a rate such as `beds_per_1000_elders`.
  static var unit: Form {
    Form("a unit such as ratio, beds, persons, done or beds_per_1000_elders") { text, _ in
      if knownUnits.contains(text) { return .success(text) }
      let letters = text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
      if letters, let per = text.firstRange(of: "_per_"), per.lowerBound > text.startIndex,
        per.upperBound < text.endIndex
      {
        return .success(text)
      }
      if ["%", "％", "percent", "per_cent", "percentage", "share"].contains(text) {
        return .failure(Misfit("which is no base unit", write: "ratio, and figures as 60% or 0.6"))
      }
      let near = nearest(to: text, in: knownUnits)
      return .failure(
        Misfit(
          write: near.map { "\"\($0)\"" }
            ?? "one of \(alternatives(knownUnits)), or a rate such as beds_per_1000_elders"))
    }
  }
}

/// Base units that metrics, pages and mails know how to write; `units` serves for everything that has no word here.
private let knownUnits = [
  "ratio", "done", "date", "yuan", "beds", "persons", "person_times", "institutions", "facilities", "organisations",
  "projects", "platforms", "plans", "communities", "villages", "households", "zones", "county_level_units", "units",
  "levels", "courses", "events", "age_years", "years", "months", "weeks", "days", "hours", "minutes", "m", "m2",
]
