import CareGaugeCollector
import CareGaugeModel

/// One answer of the program, taken apart for the rules.
struct Speech: Sendable {
  let recording: Recording
  let lines: [OutputLine]
  /// What the collector makes of it.
  let answer: Answer
  /// What the program said of itself; nil where it did not.
  let description: DescribedAdapter?
  /// What the catalogues know; nil where none was named.
  let catalogue: Catalogue?

  init(_ recording: Recording, answer: Answer, description: DescribedAdapter?, catalogue: Catalogue?) {
    self.recording = recording
    lines = recording.lines
    self.answer = answer
    self.description = description
    self.catalogue = catalogue
  }

  func lines(_ types: String...) -> [OutputLine] { lines.filter { types.contains($0.type) } }

  /// The reports' lines by their names; the first where a name stands twice.
  var reports: [String: OutputLine] {
    Dictionary(lines("report").compactMap { line in line.report.map { ($0, line) } }) { first, _ in first }
  }

  /// Objects to the first line that is not as it should be.
  func first(_ types: [String], _ isWrong: (OutputLine) -> String?) -> Objection? {
    for line in lines where types.isEmpty || types.contains(line.type) {
      if let what = isWrong(line) { return Objection(what, line) }
    }
    return nil
  }

  /// Objects to the first line that repeats something.
  func firstRepeated(_ types: [String], _ key: (OutputLine) -> String?) -> Objection? {
    var seen: [String: Int] = [:]
    return first(types) { line in
      guard let key = key(line) else { return nil }
      if let earlier = seen[key] { return "\(key) stands in line \(earlier) already" }
      seen[key] = line.number
      return nil
    }
  }
}

/// What a rule objects to.
struct Objection: Sendable {
  var what: String
  var line: OutputLine?

  init(_ what: String, _ line: OutputLine? = nil) {
    self.what = what
    self.line = line
  }
}

/// One thing that must be so in every answer: an entry of `DescribeRules` or `CollectRules`.
struct OutputRule: Sendable {
  var name: String
  /// What is so in an answer that passes, as a sentence.
  var about: String
  var mend: String
  /// Whether it compares with catalogues, and says nothing without them.
  var needsCatalogue: Bool
  /// Nil where all is well.
  var check: @Sendable (Speech) -> Objection?

  init(
    _ name: String, _ about: String, mend: String, needsCatalogue: Bool = false,
    check: @escaping @Sendable (Speech) -> Objection?
  ) {
    self.name = name
    self.about = about
    self.mend = mend
    self.needsCatalogue = needsCatalogue
    self.check = check
  }

  var vector: Vector { Vector(name: name, about: about, mend: mend, side: .program) }

  func verdict(_ speech: Speech) -> Verdict {
    if needsCatalogue, speech.catalogue == nil { return .notApplicable("no catalogue was named with --catalogue") }
    guard let objection = check(speech) else { return .passed }
    var came = [objection.line.map { "line \($0.number): \($0.text)" }, "so: \(objection.what)"].compactMap { $0 }
    if speech.lines.isEmpty { came.insert("nothing on standard output; \(speech.recording.end)", at: 0) }
    return .failed(Failure(sent: speech.recording.sent, came: came, expected: about))
  }
}
