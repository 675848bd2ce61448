import CareGaugeCollector
import CareGaugeModel

/// What a collection must be: one entry each. The reports' heads are in `ReportRules`, the figures in `FigureRules`.
enum CollectRules {
  static let all: [OutputRule] = LineRules.rules("collect") + course + counts + ReportRules.all + FigureRules.all

  private static let course: [OutputRule] = [
    OutputRule(
      "collect/hello-as-described", "hello says the same as in the answer to describe.",
      mend: "Name and version are fixed: take them from one place."
    ) { speech in
      guard let described = speech.description else { return nil }
      return speech.first(["hello"]) { line in
        let (name, version) = (line.message?["name"]?.text, line.message?["version"]?.text)
        return name == described.name && version == described.version
          ? nil : "describe said \(described.name) \(described.version)"
      }
    },
    OutputRule(
      "collect/has-a-report", "The sample holds at least one report.",
      mend: "Check the adapter with a source that holds figures: an empty one proves little. Name it with --option."
    ) { $0.lines("report").isEmpty ? Objection("no report came") : nil },
    OutputRule(
      "collect/no-description", "No description comes in a collection.", mend: "The description belongs to describe."
    ) { $0.first(["description"]) { _ in "description does not belong here" } },
    OutputRule(
      "collect/progress-counts", "progress says done and of, whole numbers, done at most of.",
      mend: "Write \"done\":3,\"of\":6, or leave progress out."
    ) {
      $0.first(["progress"]) { line in
        guard let done = whole(line.message?["done"]), let total = whole(line.message?["of"]) else {
          return "\"done\" or \"of\" is no whole number"
        }
        return done <= total ? nil : "\(Int(done)) of \(Int(total)) cannot be"
      }
    },
    OutputRule(
      "collect/progress-goes-on", "progress never goes back.", mend: "Count up what is done; a person watches."
    ) { speech in
      var last = 0.0
      return speech.first(["progress"]) { line in
        let done = whole(line.message?["done"]) ?? last
        defer { last = done }
        return done < last ? "\(Int(last)) were done before" : nil
      }
    },
    OutputRule(
      "collect/failed-not-with-end", "A collection ends with end or with failed, never with both.",
      mend: "Decide first: failed when the source as a whole cannot be read, else rejected lines and end."
    ) { speech in
      guard !speech.lines("end").isEmpty else { return nil }
      return speech.first(["failed"]) { _ in "failed stands beside end" }
    },
  ]

  /// Counts of `end`, by key and by the type whose lines they count.
  private static let counts: [OutputRule] = [
    ("reports", "report"), ("readings", "reading"), ("absent", "absent"), ("rejected", "rejected"),
  ].map { key, type in
    OutputRule(
      "collect/count-\(key)", "end says how many lines of type \(type) came.",
      mend: "Count the lines as you print them, and write the counts into end as numbers; 0 where none came."
    ) { speech in
      speech.first(["end"]) { line in
        guard let said = whole(line.message?[key]) else { return "\"\(key)\" is no whole number" }
        let came = speech.lines(type).count
        return Int(said) == came ? nil : "\"\(key)\" says \(Int(said)), but \(came) came"
      }
    }
  }

  /// A whole number from 0 on.
  static func whole(_ value: JSONValue?) -> Double? {
    guard let number = value?.number, number >= 0, number == number.rounded(), number < 1e15 else { return nil }
    return number
  }
}
