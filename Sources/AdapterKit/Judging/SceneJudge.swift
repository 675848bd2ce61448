import CareGaugeCollector
import CareGaugeModel

/// Compares what a program did with what its vector expects.
struct SceneJudge: Sendable {
  let description: DescribedAdapter
  let vocabulary: Vocabulary
  /// The lines of the first collection, without ids; nil before it.
  var first: [String]?
  var firstFigures: [String]?

  /// - Parameter changes: files of the source that are not as they were.
  func judge(_ recording: Recording, _ scene: Scene, changes: [String]) -> Verdict {
    let op = scene.steps.contains { $0.contains("DESCRIBE") || $0.contains("\"describe\"") } ? "describe" : "collect"
    let answer = Answer(recording, op: op, vocabulary: vocabulary)
    guard let objection = objection(to: recording, answer, scene.expect, changes) else { return .passed }
    return .failed(Failure(sent: recording.sent, came: came(recording, objection), expected: scene.expect.text))
  }

  private func came(_ recording: Recording, _ objection: String) -> [String] {
    let lines = recording.lines
    var came = lines.prefix(6).map { "line \($0.number): \($0.text)" }
    if lines.count > 7 { came.append("… \(lines.count - 7) more …") }
    if lines.count > 6, let last = lines.last { came.append("line \(last.number): \(last.text)") }
    if lines.isEmpty, !recording.isOutputClosed { came.append("nothing on standard output") }
    for line in OutputLine.all(of: recording.log).suffix(3) { came.append("log: \(line.text)") }
    if let impatience = recording.impatience { came.append(impatience) }
    return came + [recording.end, "so: \(objection)"]
  }

  /// What is wrong; nil where all is well.
  private func objection(
    to recording: Recording, _ answer: Answer, _ expectation: Expectation, _ changes: [String]
  ) -> String? {
    if recording.ending == .overdue { return recording.impatience ?? "it did not end when its input ended" }
    if case .gone = expectation { return recording.impatience }
    if case .untouchedGone = expectation { return recording.impatience ?? touched(changes) }
    if case .signal(let signal) = recording.ending { return "it was ended by signal \(signal)" }
    if let impatience = recording.impatience { return impatience }
    switch expectation {
    case .ended, .gone, .untouchedGone: return nil
    case .silence: return recording.output.isEmpty ? nil : "it said something, although nobody asked"
    case .description: return description(answer)
    case .firstDescription: return firstDescription(recording)
    case .collection: return collection(answer)
    case .same: return collection(answer) ?? difference(recording)
    case .sameFigures: return collection(answer) ?? figuresDifference(recording)
    case .beginsSame: return beginning(recording)
    case .failed: return failure(answer)
    case .answer: return either(answer)
    case .refusal: return refusal(recording)
    case .orderly: return orderly(recording, answer)
    case .untouched:
      if let objection = touched(changes) { return objection }
      if case .description = answer { return nil }
      return either(answer)
    }
  }

  private func touched(_ changes: [String]) -> String? {
    changes.isEmpty ? nil : "it changed the source: \(changes.prefix(5).joined(separator: ", "))"
  }

  private func description(_ answer: Answer) -> String? {
    guard case .description(let described) = answer else { return answer.text }
    return described == description ? nil : "the description is another than at first"
  }

  private func collection(_ answer: Answer) -> String? {
    if case .collection = answer { return nil }
    return answer.text
  }

  private func failure(_ answer: Answer) -> String? {
    if case .failed = answer { return nil }
    return answer.text
  }

  private func either(_ answer: Answer) -> String? {
    switch answer {
    case .collection, .failed: nil
    default: answer.text
    }
  }

  private func firstDescription(_ recording: Recording) -> String? {
    var own = recording
    guard let end = recording.lines.firstIndex(where: { $0.type == "end" }) else { return "no end line came" }
    own.output = recording.lines[...end].flatMap { $0.bytes + [0x0A] }
    let rest = recording.lines[(end + 1)...]
    if let line = rest.first(where: { $0.message?["id"]?.text == recording.id }) {
      return "line \(line.number) carries the first id after its end"
    }
    return description(Answer(own, op: "describe", vocabulary: vocabulary))
  }

  private func beginning(_ recording: Recording) -> String? {
    var own = recording
    guard let end = recording.lines.firstIndex(where: { $0.type == "end" }) else { return "no end line came" }
    own.output = recording.lines[...end].flatMap { $0.bytes + [0x0A] }
    return collection(Answer(own, op: "collect", vocabulary: vocabulary)) ?? difference(own)
  }

  private func refusal(_ recording: Recording) -> String? {
    for line in recording.lines {
      guard line.message != nil else { return "line \(line.number) is no JSON object" }
      if ["end", "description", "report", "reading"].contains(line.type) {
        return "line \(line.number) answers (\(line.type)) what should have been refused"
      }
    }
    if let failed = recording.lines.first(where: { $0.type == "failed" }) {
      let codes = ["source_unavailable", "credentials", "format", "internal"]
      if !codes.contains(failed.message?["code"]?.text ?? "") { return "the code of failed is none of \(codes)" }
      if failed.message?["reason"]?.text?.isEmpty ?? true { return "failed gives no reason" }
    } else if recording.ending == .status(0) {
      return "neither a failed line nor a status other than 0 says that the request was refused"
    }
    return nil
  }

  private func orderly(_ recording: Recording, _ answer: Answer) -> String? {
    for line in recording.lines where line.message == nil { return "line \(line.number) is no JSON object" }
    guard recording.lines.contains(where: { $0.type == "end" }) else { return nil }
    if case .refused(let fault) = answer { return "the collector says of it: \(fault)" }
    return nil
  }

  private func difference(_ recording: Recording) -> String? {
    SceneJudge.difference(first, SceneJudge.comparable(recording))
  }

  private func figuresDifference(_ recording: Recording) -> String? {
    SceneJudge.difference(firstFigures, SceneJudge.figures(recording))
  }

  private static func difference(_ first: [String]?, _ now: [String]) -> String? {
    guard let first, first != now else { return nil }
    let number = zip(first, now).enumerated().first { $1.0 != $1.1 }?.offset ?? min(first.count, now.count)
    let (before, after) = (
      number < first.count ? first[number] : "nothing", number < now.count ? now[number] : "nothing"
    )
    return "line \(number + 1) differs from the first collection: it was \(before) and is \(after)"
  }

  /// Lines without what may differ between two runs: the id, progress, and how an instant is written.
  static func comparable(_ recording: Recording) -> [String] {
    recording.lines.compactMap { line in
      guard case .object(var values)? = line.message else { return line.text }
      guard line.type != "progress" else { return nil }
      values["id"] = nil
      if let instant = values["delivered_at"]?.text.flatMap({ Instant(rfc3339: $0) }) {
        values["delivered_at"] = .number(Double(instant.microseconds))
      }
      return withoutRoot(JSONValue.object(values).line, recording)
    }
  }

  private static func withoutRoot(_ text: String, _ recording: Recording) -> String {
    recording.root.isEmpty ? text : text.replacing(recording.root, with: "…")
  }

  /// Readings and absences alone.
  static func figures(_ recording: Recording) -> [String] {
    recording.lines.filter { ["reading", "absent"].contains($0.type) }.compactMap { line in
      guard case .object(var values)? = line.message else { return nil }
      values["id"] = nil
      return withoutRoot(JSONValue.object(values).line, recording)
    }
  }
}
