import CareGaugeCollector
import CareGaugeModel

/// What readings, absences and rejections must be: one entry each.
enum FigureRules {
  static let all: [OutputRule] = readings + others

  private static let readings: [OutputRule] = [
    OutputRule(
      "reading/has-a-figure", "Each reading has a value, or a numerator and a denominator.",
      mend: "A figure that is not there is no reading: send absent."
    ) {
      $0.first(["reading"]) { line in
        let keys = ["value", "numerator", "denominator"].filter { line.message?[$0] != nil }
        if keys.isEmpty { return "there is no figure" }
        return keys.contains("numerator") == keys.contains("denominator")
          ? nil : "numerator and denominator go together"
      }
    },
    OutputRule(
      "reading/numbers", "Figures are numbers without quotes.",
      mend:
        "Take away separators and units, then write the number bare: \"value\":1203. null is no number: send absent."
    ) {
      $0.first(["reading"]) { line in
        for key in ["value", "numerator", "denominator"] {
          if let value = line.message?[key], value.number == nil { return "\"\(key)\" is \(value.line)" }
        }
        return nil
      }
    },
    OutputRule(
      "reading/denominator", "No denominator is 0.",
      mend: "Nothing due (0 of 0) is absent with reason not_applicable."
    ) { $0.first(["reading"]) { $0.message?["denominator"]?.number == 0 ? "the denominator is 0" : nil } },
    OutputRule(
      "reading/parts-not-negative", "Numerators and denominators are not negative.",
      mend: "Look at the cell's notation; a figure that cannot be is rejected."
    ) {
      $0.first(["reading"]) { line in
        ["numerator", "denominator"].first { (line.message?[$0]?.number ?? 0) < 0 }.map { "\($0) is negative" }
      }
    },
    OutputRule(
      "reading/shares", "A share (its id ends in _share) lies between 0 and 1.",
      mend: "Divide per cent by 100: 58% is 0.58. Look whether numerator and denominator are exchanged."
    ) {
      $0.first(["reading"]) { line in
        guard line.message?["indicator"]?.text?.hasSuffix("_share") == true else { return nil }
        if let value = line.message?["value"]?.number, !(0...1).contains(value) { return "the share is \(value)" }
        let parts = (line.message?["numerator"]?.number, line.message?["denominator"]?.number)
        if let part = parts.0, let whole = parts.1, part > whole { return "the part is more than the whole" }
        return nil
      }
    },
    OutputRule(
      "reading/range", "Each figure lies within its indicator's range (with --catalogue).",
      mend:
        "Figures are in base units: ratios 0–1, yuan, single persons and beds. Look for 万, % and units in the heading.",
      needsCatalogue: true
    ) { speech in
      guard let catalogue = speech.catalogue else { return nil }
      let ranges = Dictionary(catalogue.indicators.map { ($0.id.text, $0.range) }) { first, _ in first }
      return speech.first(["reading"]) { line in
        guard let range = ranges[line.message?["indicator"]?.text ?? ""], let value = line.message?["value"]?.number
        else { return nil }
        return range.contains(value) ? nil : "\(value) is outside \(range.lowerBound) to \(range.upperBound)"
      }
    },
    OutputRule(
      "reading/indicator-described", "The description lists each indicator that comes.",
      mend: "Add the indicator to the description, or correct its id."
    ) { speech in
      let known = Set(speech.description?.indicators ?? [])
      return speech.first(["reading", "absent"]) { line in
        let name = line.message?["indicator"]?.text
        return name.map(known.contains) ?? false ? nil : "indicator \(name ?? "(no text)") is not described"
      }
    },
    OutputRule(
      "reading/area-described", "The description lists each area that comes.",
      mend: "Add the code to the description, or correct it; codes are texts, in quotes."
    ) { speech in
      let known = Set(speech.description?.areas ?? [])
      return speech.first(["reading", "absent"]) { line in
        let code = line.message?["area"]?.text
        return code.map(known.contains) ?? false ? nil : "area \(code ?? "(no text)") is not described"
      }
    },
    OutputRule(
      "reading/once", "No report says the same indicator of the same area twice, be it as reading or as absent.",
      mend: "Two rows for one area, or a total taken for an area: send the right one, the other as rejected."
    ) {
      $0.firstRepeated(["reading", "absent"]) { line in
        let parts = [line.report, line.message?["indicator"]?.text, line.message?["area"]?.text].compactMap { $0 }
        return parts.count == 3 ? "\(parts[1]) of \(parts[2]) in \(parts[0])" : nil
      }
    },
    OutputRule(
      "reading/origin", "place and raw are texts, or missing.",
      mend: "Write \"place\":\"14:3\",\"raw\":\"1,203\", both in quotes."
    ) {
      $0.first(["reading", "rejected"]) { line in
        for key in ["place", "raw"] {
          switch line.message?[key] {
          case nil, .null, .text: continue
          case let value?: return "\"\(key)\" is \(value.line)"
          }
        }
        return nil
      }
    },
  ]

  private static let others: [OutputRule] = [
    OutputRule(
      "absent/reason", "absent says why: not_reported, not_applicable or not_yet_published.",
      mend: "A blank cell is not_reported."
    ) {
      $0.first(["absent"]) { line in
        AbsentReason(rawValue: line.message?["reason"]?.text ?? "") == nil ? "\"reason\" is none of them" : nil
      }
    },
    OutputRule(
      "absent/no-figure", "absent carries no figure.", mend: "A figure belongs into a reading; missing is not 0."
    ) { $0.first(["absent"]) { $0.message?["value"] == nil ? nil : "there is a value" } },
    OutputRule(
      "rejected/reason", "rejected says why, as a sentence for a person.",
      mend: "Write what the cell should have been: \"reason\":\"not a number\"."
    ) { $0.first(["rejected"]) { ($0.message?["reason"]?.text ?? "").isEmpty ? "\"reason\" is missing" : nil } },
    OutputRule(
      "rejected/origin", "rejected says where the cell stood or what stood there.",
      mend: "Add place or raw: nobody can look for a cell without them."
    ) {
      $0.first(["rejected"]) { line in
        line.message?["place"]?.text == nil && line.message?["raw"]?.text == nil ? "both are missing" : nil
      }
    },
  ]
}
