import CareGaugeModel

/// How figures of a unit are written in Chinese and English.
package struct UnitWords: Sendable, Hashable {
  enum Style: Sendable, Hashable {
    /// Shares, shown as percentages.
    case percent
    /// Yuan, shown in 万元 and 亿元, or millions and billions.
    case money
    /// Done or not.
    case task
    /// A number and a word behind it.
    case counted
  }

  let style: Style
  let zh: String
  /// English for 1, and for everything else.
  let one: String
  let many: String

  /// The words of a unit of `targets.tsv`; nil for one that has none here.
  package init?(known unit: String, of indicator: IndicatorID? = nil) {
    switch unit {
    case "ratio": self.init(.percent, "%", "%", "%")
    case "yuan": self.init(.money, "元", "yuan", "yuan")
    case "done": self.init(.task, "", "", "")
    default:
      guard let words = UnitWords.counted[unit] else { return nil }
      // Measure words follow the noun: schools are counted with 所, other institutions with 家.
      let zh = unit == "institutions" && indicator?.text.contains("universit") == true ? "所" : words.zh
      self.init(.counted, zh, words.one, words.many)
    }
  }

  /// The words of any unit; one that nobody has translated is written as the catalogue writes it.
  package init(_ unit: String, of indicator: IndicatorID? = nil) {
    let asWritten = unit.split(separator: "_").joined(separator: " ")
    self = UnitWords(known: unit, of: indicator) ?? UnitWords(.counted, asWritten, asWritten, asWritten)
  }

  /// Without words behind the number, where a name beside it says what is counted.
  var bare: UnitWords { style == .counted ? UnitWords(.counted, "", "", "") : self }

  private init(_ style: Style, _ zh: String, _ one: String, _ many: String) {
    self.style = style
    self.zh = zh
    self.one = one
    self.many = many
  }

  private static let counted: [String: (zh: String, one: String, many: String)] = [
    "age_years": ("岁", "year of age", "years of age"),
    "beds": ("张", "bed", "beds"),
    "beds_per_1000_elders": ("张/千名老人", "bed per 1,000 elders", "beds per 1,000 elders"),
    "beds_per_10k_elders": ("张/万名老人", "bed per 10,000 elders", "beds per 10,000 elders"),
    "beds_per_social_worker": ("张床位/名社工", "bed per social worker", "beds per social worker"),
    "communities": ("个", "community", "communities"),
    "county_level_units": ("个", "county", "counties"),
    "courses": ("门", "course", "courses"),
    "date": ("", "", ""),
    "days": ("天", "day", "days"),
    "elders_per_social_worker": ("名老人/名社工", "elder per social worker", "elders per social worker"),
    "events": ("次", "event", "events"),
    "facilities": ("个", "facility", "facilities"),
    "hours": ("小时", "hour", "hours"),
    "households": ("户", "household", "households"),
    "institutions": ("家", "institution", "institutions"),
    "levels": ("个层级", "level", "levels"),
    "m": ("米", "m", "m"),
    "m2": ("平方米", "m²", "m²"),
    "m2_per_100_households": ("平方米/百户", "m² per 100 households", "m² per 100 households"),
    "meetings_per_year": ("次/年", "meeting a year", "meetings a year"),
    "minutes": ("分钟", "minute", "minutes"),
    "months": ("个月", "month", "months"),
    "organisations": ("个", "organisation", "organisations"),
    "person_times": ("人次", "person-time", "person-times"),
    "persons": ("人", "person", "persons"),
    "persons_per_1000_elders": ("人/千名老人", "person per 1,000 elders", "persons per 1,000 elders"),
    "persons_per_100_beds": ("人/百张床位", "person per 100 beds", "persons per 100 beds"),
    "persons_per_10k_elders": ("人/万名老人", "person per 10,000 elders", "persons per 10,000 elders"),
    "plans": ("项", "plan", "plans"),
    "platforms": ("个", "platform", "platforms"),
    "projects": ("个", "project", "projects"),
    "times_per_month": ("次/月", "time a month", "times a month"),
    "times_per_year": ("次/年", "time a year", "times a year"),
    "units": ("个", "unit", "units"),
    "villages": ("个", "village", "villages"),
    "weeks": ("周", "week", "weeks"),
    "years": ("年", "year", "years"),
    "zones": ("个", "zone", "zones"),
  ]
}
