import Foundation
import TestSupport

/// A region of one city with a few beds, at the machine's own time: its catalogue, and an adapter that delivers what the
/// test has put in.
final class ScriptedRegion: Sendable {
  let folder: URL

  /// Writes catalogue and adapter.
  ///
  /// The target `T-1`, 100 beds, has been due for 10 days; `T-2`, 100 nurses since 100 days, is due in 50.
  init(in folder: URL) throws {
    self.folder = folder
    try write(
      """
      indicators:
        - {id: beds, name: {zh: 床位, en: Beds}, unit: beds, kind: stock, better: higher, range: [0, 100000]}
        - {id: nurses, name: {zh: 护理员, en: Nurses}, unit: persons, kind: stock, better: higher, range: [0, 100000]}
      region: ningxia
      documents:
        - {id: plan, title: 计划, issuer: 市政府, issued: \(ScriptedRegion.day(-100))}
      areas:
        - {code: "640100", name: 银川市, parent: "640000", level: city}
      published:
        - {id: P-1, indicator: nurses, area: "640100", period: \(ScriptedRegion.day(-100)), value: 10, document: plan, clause: 一}
      targets:
        - {id: T-1, indicator: beds, area: "640100", at_least: 100, by: \(ScriptedRegion.day(-10)), document: plan, clause: 二, responsible: [市民政局]}
        - {id: T-2, indicator: nurses, area: "640100", at_least: 100, by: \(ScriptedRegion.day(50)), baseline: \(ScriptedRegion.day(-100)), document: plan, clause: 三, responsible: [市民政局]}

      """, to: "catalogue.yaml")
    try write(
      """
      import json, sys
      request = json.loads(sys.stdin.readline())
      def say(**message):
          print(json.dumps({"id": request["id"], **message}), flush=True)
      say(type="hello", name="ningxia", version="1.0.0", protocol=1)
      if request["op"] == "describe":
          say(type="description", region="ningxia", options=[])
          say(type="end")
          sys.exit()
      reports = [line.split() for line in open("\(folder.path)/reports")]
      for number, (day, indicator, value) in enumerate(reports):
          say(type="report", report=f"r{number}", period=day, reported_at=day, source="file:reports")
          say(type="reading", report=f"r{number}", indicator=indicator, area="640100", value=float(value))
      say(type="end", reports=len(reports), readings=len(reports), absent=0, rejected=0)
      sys.stdin.readline()

      """, to: "adapter.py")
    try write("", to: "reports")
  }

  /// The adapter in a configuration.
  var adapter: String {
    let user = geteuid() == 0 ? ", user: root" : ""
    return "{name: ningxia, command: [python3, \(folder.path)/adapter.py], every: 1h\(user)}"
  }

  /// A day, so many after today in Shanghai.
  static func day(_ distance: Int) -> String {
    let shanghai = Date(timeIntervalSinceNow: Double(distance) * 86_400 + 8 * 3600)
    return String(shanghai.ISO8601Format().prefix(10))
  }

  /// What the region has reported by now: days after today, indicators and values.
  func report(_ figures: [(day: Int, indicator: String, value: Int)]) throws {
    try write(
      figures.map { "\(ScriptedRegion.day($0.day)) \($0.indicator) \($0.value)\n" }.joined(), to: "reports")
  }

  func write(_ text: String, to name: String) throws {
    try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }
}
