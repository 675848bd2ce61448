import CareGaugeCollector
import CareGaugeModel
import CareGaugeStore
import Foundation
import Logging

// A program for tests, which kill it: it takes numbered collections into a depot whose store is a folder, and says after
// each one what became of it. Arguments: a folder, the first number, how many, whether the store is away for the first
// half (`away` or `up`), and the step at which, and how many times later, it kills itself (`-` for never). With `starve`
// and a spool's folder it runs out of files instead.

/// A store that is a folder of files, one a collection, which appear whole or not at all; storing twice changes nothing.
struct FolderStore: ReportStore {
  let folder: String
  let isAway: @Sendable () -> Bool

  func keep(
    _ collected: CollectedReports, startedAt: Instant?
  ) async throws(StoreRefusal) -> (readings: Int, reports: Int) {
    if isAway() { throw StoreRefusal("the folder is away", isAway: true) }
    let path = folder + "/" + collected.collection
    if FileManager.default.fileExists(atPath: path) { return (0, 0) }
    // The order of storing is what the test asks for, so each file holds its number in that order.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let stored = names.count { Int($0) != nil }
    let content = "\(stored) \(collected.reports.reduce(0) { $0 + $1.readings.count })"
    guard FileManager.default.createFile(atPath: path + ".part", contents: Data(content.utf8)),
      rename(path + ".part", path) == 0
    else { throw StoreRefusal("the folder cannot be written", isAway: true) }
    return (1, 1)
  }

  func note(_ failure: CollectionRun) async {}
}

func collection(_ number: Int) -> CollectedReports? {
  guard let region = RegionID("test"), let indicator = IndicatorID("nursing_beds"), let area = AreaCode("640104"),
    let period = Period("2023-09"), let day = Day("2023-09-25"), let figure = Figure(Double(number))
  else { return nil }
  var report = CollectedReport(head: ReportHead(name: "r\(number)", period: period, reportedAt: day))
  for _ in 0...(number % 50) { report.readings.append(indicator: 0, area: 0, figure: figure) }
  return CollectedReports(
    adapter: "victim", version: "1", region: region, collection: String(100_000 + number),
    receivedAt: Instant(seconds: Int64(number)), vocabulary: Vocabulary(indicators: [indicator], areas: [area]),
    reports: [report])
}

/// Kills the process when a step has come a number of times.
final class Killer: Sendable {
  private let step: String
  private let left: AtomicCount

  init(step: String, after count: Int) {
    self.step = step
    left = AtomicCount(count)
  }

  func reached(_ step: Spool.Step) {
    guard step.rawValue == self.step, left.countDown() else { return }
    kill(getpid(), SIGKILL)
  }
}

let words = CommandLine.arguments
if words.count == 3, words[1] == "starve" {
  try starve(words[2])
  exit(0)
}
guard words.count == 7, let first = Int(words[2]), let count = Int(words[3]), let times = Int(words[6]) else {
  print("usage: spool-victim FOLDER FIRST COUNT away|up STEP|- TIMES")
  exit(64)
}
let killer = Killer(step: words[5], after: times)
let reached = AtomicCount(words[4] == "away" ? count / 2 : 0)
let spool = try Spool(folder: words[1] + "/spool") { killer.reached($0) }
let store = FolderStore(folder: words[1] + "/store") { !reached.isZero }
var log = Logger(label: "victim") { _ in SwiftLogNoOpLogHandler() }
log.logLevel = .critical
let depot = Depot(store: store, spool: spool, log: log)
/// One write, so that a line is there as a whole or not at all.
func say(_ text: String) {
  _ = Array("\(text)\n".utf8).withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}

say("ready")
for number in first..<(first + count) {
  guard let collected = collection(number) else { exit(70) }
  let place = await depot.take(collected, startedAt: nil)
  _ = reached.countDown()
  if case .refused = place { continue }
  say(collected.collection)
}
if await !depot.drain() { exit(1) }
