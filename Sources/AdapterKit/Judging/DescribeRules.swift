import CareGaugeCollector
import CareGaugeModel

/// What a description must hold: one entry each.
enum DescribeRules {
  static let all: [OutputRule] = LineRules.rules("describe") + description + options

  private static let description: [OutputRule] = [
    OutputRule(
      "describe/description-once", "One description comes between hello and end.",
      mend: "Answer describe with one description line."
    ) { speech in
      let count = speech.lines("description").count
      return count == 1 ? nil : Objection("\(count) came")
    },
    OutputRule(
      "describe/nothing-else", "Nothing but hello, description and end comes.",
      mend: "Reports and progress belong to collect."
    ) { $0.first(["report", "reading", "absent", "rejected", "progress"]) { "\($0.type) does not belong here" } },
    OutputRule(
      "describe/region", "The description names the region by its id.",
      mend: "Write \"region\":\"ningxia\": small letters, digits and underscores, as the region's catalogue has it."
    ) {
      $0.first(["description"]) {
        $0.message?["region"]?.text.flatMap { RegionID($0) } == nil ? "\"region\" is no id" : nil
      }
    },
    OutputRule(
      "describe/indicators", "indicators is a list of ids.",
      mend:
        "Write \"indicators\":[\"nursing_beds\"]: small letters, digits and underscores, as the catalogues have them."
    ) { items($0, "indicators") { $0.text.flatMap { IndicatorID($0) } != nil } },
    OutputRule(
      "describe/indicators-some", "indicators names at least one.",
      mend: "List every indicator that the program may report."
    ) { $0.first(["description"]) { ($0.message?["indicators"]?.list ?? []).isEmpty ? "the list is empty" : nil } },
    OutputRule("describe/indicators-once", "No indicator is listed twice.", mend: "List each indicator once.") {
      repeated($0, "indicators") { $0.text }
    },
    OutputRule(
      "describe/areas", "areas is a list of codes, as texts of six or nine digits.",
      mend: "Write \"areas\":[\"640104\"], with quotes: codes are texts."
    ) { items($0, "areas") { $0.text.flatMap { AreaCode($0) } != nil } },
    OutputRule("describe/areas-some", "areas names at least one.", mend: "List every area that the program may report.")
    {
      $0.first(["description"]) { ($0.message?["areas"]?.list ?? []).isEmpty ? "the list is empty" : nil }
    },
    OutputRule("describe/areas-once", "No area is listed twice.", mend: "List each area once.") {
      repeated($0, "areas") { $0.text }
    },
    OutputRule(
      "describe/in-the-catalogue", "The catalogues know every indicator and every area of the description.",
      mend: "Correct the id or code, or add a row to the region's catalogue.",
      needsCatalogue: true
    ) { speech in
      guard let catalogue = speech.catalogue, let described = speech.description else { return nil }
      let indicators = Set(catalogue.indicators.map(\.id.text))
      let areas = Set(catalogue.areas.filter { $0.region == described.region }.map(\.code.text))
      let unknown =
        described.indicators.filter { !indicators.contains($0) } + described.areas.filter { !areas.contains($0) }
      return unknown.isEmpty ? nil : Objection("not in the catalogues: \(unknown.prefix(10).joined(separator: ", "))")
    },
  ]

  private static let options: [OutputRule] = [
    OutputRule(
      "describe/options", "options is a list of objects.", mend: "Write \"options\":[] where there are none."
    ) { items($0, "options") { if case .object = $0 { true } else { false } } },
    OutputRule(
      "describe/option-names", "Each option has a name of small letters, digits and underscores.",
      mend: "Write \"name\":\"inbox\"."
    ) { items($0, "options") { $0["name"]?.text.flatMap { IndicatorID($0) } != nil } },
    OutputRule("describe/option-names-once", "No option is described twice.", mend: "Describe each option once.") {
      repeated($0, "options") { $0["name"]?.text }
    },
    OutputRule(
      "describe/option-types", "Each option has a type: text, number, flag, path or list.",
      mend: "A file or folder is a path: the collector makes a relative one absolute."
    ) { items($0, "options") { ["text", "number", "flag", "path", "list"].contains($0["type"]?.text ?? "") } },
    OutputRule(
      "describe/option-required", "required is true or false, or missing.",
      mend: "Write \"required\":true, without quotes."
    ) {
      items($0, "options") { option in
        switch option["required"] {
        case nil, .flag: true
        default: false
        }
      }
    },
    OutputRule(
      "describe/option-help", "Each option has a sentence for the person who fills in the configuration.",
      mend: "Write \"help\":\"Folder into which the county's files are put.\"."
    ) { items($0, "options") { ($0["help"]?.text ?? "").count > 3 } },
    OutputRule(
      "describe/option-defaults", "A default has the option's type, and a required option has none.",
      mend: "Write the default as the option would be written, or leave it out."
    ) {
      items($0, "options") { option in
        switch (option["type"]?.text, option["default"]) {
        case (_, nil), (_, .null): true
        case (_, _) where option["required"] == .flag(true): false
        case ("text", .text), ("path", .text), ("number", .number), ("flag", .flag), ("list", .list): true
        default: false
        }
      }
    },
  ]

  private static func items(_ speech: Speech, _ key: String, _ isRight: (JSONValue) -> Bool) -> Objection? {
    speech.first(["description"]) { line in
      guard let items = line.message?[key]?.list else { return "\"\(key)\" is no list" }
      return items.first { !isRight($0) }.map { "in \"\(key)\" stands \($0.line)" }
    }
  }

  private static func repeated(_ speech: Speech, _ key: String, _ name: (JSONValue) -> String?) -> Objection? {
    speech.first(["description"]) { line in
      var seen: Set<String> = []
      let names = (line.message?[key]?.list ?? []).compactMap(name)
      return names.first { !seen.insert($0).inserted }.map { "\"\($0)\" stands there twice" }
    }
  }
}
