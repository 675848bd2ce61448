import CareGaugeModel
import CareGaugeRules
import Foundation

/// Judges 200,000 targets and changes their alerts, in one process and on one core; prints milliseconds as one JSON object.
///
/// With `--peer FOLDER` the folder gets the page with the same series and targets, the rules by which Prometheus judges
/// them, and the targets that fail although they are due, one a line, for `ops/bench-rules`.
/// - Parameter arguments: `--rounds N --peer FOLDER`.
func benchmarkJudging(arguments: [String]) throws {
  func option(_ name: String) -> String? {
    arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }
  }
  let sample = try JudgingSample()
  var measure = JudgingMeasure(sample: sample)
  if let folder = option("--peer") { try JudgingPeer(sample: sample).write(to: folder, failing: measure.failing()) }
  for round in 0..<(option("--rounds").flatMap { Int($0) } ?? 7) { try measure.take(round) }
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  print(String(decoding: try encoder.encode(measure.results), as: UTF8.self))
}

/// The times of judging, of making sightings, and of the alerts' step with its taking in.
struct JudgingMeasure {
  struct Results: Encodable {
    var targets = 0
    /// How many alerts the last round of each kind changed.
    var changed: [String: Int] = [:]
    var firing = 0
    var states: [String: Int] = [:]
    /// Milliseconds of each round, by what happened and by the part.
    var times: [String: [String: [Double]]] = [:]
  }

  let sample: JudgingSample
  private(set) var results = Results()
  private let clock = ContinuousClock()

  init(sample: JudgingSample) { self.sample = sample }

  /// The targets that fail although they are due, as `indicator TAB area`.
  func failing() -> [String] {
    sample.judge.judge(on: sample.day, known: sample.known[0], records: [:]).filter { judged in
      let assessment = judged.current
      guard let due = assessment.due, due < sample.day else { return false }
      return assessment.state == .missed || assessment.state == .slipped
    }.map { "\($0.target.indicator)\t\($0.target.area)" }
  }

  /// All alerts for the first time, then the same again, then with a twentieth of the figures changed.
  mutating func take(_ round: Int) throws {
    var book = AlertBook()
    evaluate(sample.known[0], &book, as: "first")
    results.firing = book.active.count
    evaluate(sample.known[0], &book, as: "unchanged")
    guard results.changed["unchanged"] == 0 else { throw JudgingFault(text: "the same figures again changed alerts") }
    evaluate(sample.known[1], &book, as: "twentieth")
    if round == 0 {
      let judged = sample.judge.judge(on: sample.day, known: sample.known[0], records: [:])
      results.targets = judged.count
      results.states = judged.reduce(into: [:]) { $0[$1.current.state.rawValue, default: 0] += 1 }
    }
  }

  private mutating func evaluate(_ known: [SeriesHistory], _ book: inout AlertBook, as name: String) {
    var (judging, seeing, changed) = (Duration.zero, Duration.zero, 0)
    let whole = clock.measure {
      var judged: [JudgedTarget] = []
      judging = clock.measure { judged = sample.judge.judge(on: sample.day, known: known, records: [:]) }
      var sightings: [Sighting] = []
      seeing = clock.measure {
        sightings = TargetSightings().sightings(of: judged, on: sample.day, book: book)
      }
      let step = AlertMachine().step(book, sightings: sightings, now: sample.now)
      book.apply(step)
      changed = step.alerts.count
    }
    results.changed[name] = changed
    for (part, time) in [("all", whole), ("judging", judging), ("sightings", seeing)] {
      results.times[name, default: [:]][part, default: []].append(time / .milliseconds(1))
    }
  }
}
