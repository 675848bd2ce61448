import CareGaugeCollector
import CareGaugeModel
import Foundation

/// The conformance kit: does everything to a program that its vectors say, and compares what it does.
package struct AdapterCheck: Sendable {
  let host: AdapterHost
  let order: AdapterOrder
  /// What the figures are compared with; nil where no catalogue was named.
  let catalogue: Catalogue?
  /// Names, or beginnings of names; all vectors where empty.
  let only: [String]
  var patience = Patience()
  /// Programs that run at once.
  var width = 4

  package init(
    host: AdapterHost, order: AdapterOrder, catalogue: Catalogue? = nil, only: [String] = [],
    answerWithin: Duration = .seconds(20), atOnce: Int = 4
  ) {
    self.host = host
    self.order = order
    self.catalogue = catalogue
    self.only = only
    patience.answer = answerWithin
    width = max(1, atOnce)
  }

  /// Every vector of both sides, in order.
  package static func vectors() throws -> [Vector] {
    try programVectors() + CollectorCase.all().map(\.vector)
  }

  private static func programVectors() throws -> [Vector] {
    (DescribeRules.all + CollectRules.all).map(\.vector)
      + (try Scene.all().map { Vector(name: $0.name, about: $0.about, mend: $0.mend, side: .program) })
  }

  /// Runs what was asked for.
  ///
  /// - Parameter progress: called with how many vectors are done, and of how many.
  /// - Throws: `KitFault` or `CollectionFault` where the check cannot be made at all.
  package func run(progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }) async throws
    -> CheckReport
  {
    let scenes = try Scene.all()
    let names = try AdapterCheck.programVectors().map(\.name)
    if let stranger = only.first(where: { name in !names.contains { CheckReport.isWanted($0, [name]) } }) {
      throw KitFault("no vector that runs a program is named \(stranger); --list names all")
    }
    let total = DescribeRules.all.count + CollectRules.all.count + scenes.count
    var report = CheckReport(program: order.adapter)
    let described = try await describe()
    let description: DescribedAdapter? = if case .description(let value) = described.answer { value } else { nil }
    let speech = Speech(described.recording, answer: described.answer, description: description, catalogue: catalogue)
    report.add(DescribeRules.all.map { CheckedVector(vector: $0.vector, verdict: $0.verdict(speech)) }, only)
    progress(DescribeRules.all.count, total)
    guard let description else {
      let reason = NotApplicable("not run, because the program does not describe itself")
      let rest = try AdapterCheck.programVectors().dropFirst(DescribeRules.all.count)
      report.add(rest.map { CheckedVector(vector: $0, verdict: .notApplicable(reason.reason)) }, only)
      return report
    }
    // What an option lacks is said before anything is copied.
    _ = try host.collectLine(order, description: description, id: "x")
    let source = try SourceCopy(order.options, of: description)
    defer { source.remove() }
    let setting = SceneSetting(host: host, order: order, description: description, patience: patience)
    let vocabulary = Vocabulary(
      indicators: description.indicators.compactMap { IndicatorID($0) },
      areas: description.areas.compactMap { AreaCode($0) })
    let first = try await setting.run(AdapterCheck.firstCollection, on: source).get()
    let answer = Answer(first, op: "collect", vocabulary: vocabulary)
    let collected = Speech(first, answer: answer, description: description, catalogue: catalogue)
    report.add(CollectRules.all.map { CheckedVector(vector: $0.vector, verdict: $0.verdict(collected)) }, only)
    var judge = SceneJudge(description: description, vocabulary: vocabulary)
    if case .collection = answer {
      judge.first = SceneJudge.comparable(first)
      judge.firstFigures = SceneJudge.figures(first)
    }
    let wanted = scenes.filter { CheckReport.isWanted($0.name, only) }
    let done = DescribeRules.all.count + CollectRules.all.count
    report.add(try await play(wanted, setting, judge, source) { progress(done + $0, done + wanted.count) }, only)
    return report
  }

  /// The first collection, which the rules look at and later ones are compared with.
  private static let firstCollection = Scene(
    name: "first", about: "", mend: "", expect: .collection, steps: ["$COLLECT\n", "@answer"])

  private func describe() async throws -> (recording: Recording, answer: Answer) {
    let launch = try host.launch(order)
    let request = #"{"protocol":1,"id":"\#(launch.collection)","op":"describe"}"# + "\n"
    let recording = try await ProgramRun(launch, patience: patience).perform(
      [.send(Array(request.utf8), slowly: false), .awaitAnswer], id: launch.collection)
    let nothing = Vocabulary(indicators: [], areas: [])
    return (recording, Answer(recording, op: "describe", vocabulary: nothing))
  }

  /// Plays scenes, a few at once, and gives their verdicts in the scenes' order.
  private func play(
    _ scenes: [Scene], _ setting: SceneSetting, _ judge: SceneJudge, _ source: SourceCopy,
    progress: @Sendable (Int) -> Void
  ) async throws -> [CheckedVector] {
    try await withThrowingTaskGroup(of: (Int, Verdict).self) { group in
      var verdicts: [Int: Verdict] = [:]
      for (number, scene) in scenes.enumerated() {
        if number >= width, let (done, verdict) = try await group.next() {
          verdicts[done] = verdict
          progress(verdicts.count)
        }
        group.addTask { (number, try await self.verdict(scene, setting, judge, source)) }
      }
      for try await (done, verdict) in group { verdicts[done] = verdict }
      return scenes.enumerated().compactMap { number, scene in
        let vector = Vector(name: scene.name, about: scene.about, mend: scene.mend, side: .program)
        return verdicts[number].map { CheckedVector(vector: vector, verdict: $0) }
      }
    }
  }

  private func verdict(
    _ scene: Scene, _ setting: SceneSetting, _ judge: SceneJudge, _ shared: SourceCopy
  ) async throws -> Verdict {
    // A person who interrupts the check waits for the programs that run, and for no other.
    try Task.checkCancellation()
    let source = scene.needsOwnCopy ? try SourceCopy(order.options, of: setting.description) : shared
    defer { if scene.needsOwnCopy { source.remove() } }
    let watches = [.untouched, .untouchedGone].contains(scene.expect)
    let before = watches ? source.fingerprint() : [:]
    switch try await setting.run(scene, on: source) {
    case .failure(let reason): return .notApplicable(reason.reason)
    case .success(let recording):
      let after = watches ? source.fingerprint() : [:]
      let changes = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
      return judge.judge(recording, scene, changes: changes)
    }
  }
}
