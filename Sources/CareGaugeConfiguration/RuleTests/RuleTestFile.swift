import CareGaugeModel
import YAML

/// Reads operators' rule tests; every fault of all files is reported in one run.
///
/// Names are held against the configuration and its catalogues; days are counted in the configuration's zone. Use no test
/// while there are faults.
package func readRuleTests(files: [String], settings: Settings, catalogue: Catalogue, workingFolder: String? = nil) -> (
  tests: [RuleTest], faults: [ConfigurationFault]
) {
  let log = FaultLog(folder: WorkingFolder(workingFolder))
  let names = RuleTestNames(settings: settings, catalogue: catalogue)
  let tests = files.flatMap { RuleTestFile($0, names: names, zone: settings.zone, log: log).tests }
  return (tests, ConfigurationFault.sorted(log.faults))
}

/// One run over one file of rule tests; the parts that read one kind of row are extensions in files of their own.
struct RuleTestFile {
  let file: String
  let names: RuleTestNames
  let zone: Zone
  let log: FaultLog

  init(_ file: String, names: RuleTestNames, zone: Zone, log: FaultLog) {
    self.file = file
    self.names = names
    self.zone = zone
    self.log = log
  }

  /// The tests that could be read.
  var tests: [RuleTest] {
    let tree = YAMLTree(file: file, in: log)
    log.report(tree.faults(in: file))
    guard let root = tree.root, !root.isEmpty else { return [] }
    let top = Section(root, as: "the file", write: "tests: [{name: …, start: …, expect: […]}]", file: file, log: log)
    let example = "{name: …, start: 2023-09-06, readings: […], expect: […]}"
    if !top.has("tests") { top.requireOne(of: ["tests"], write: "tests: [\(example)]") }
    let sections = top.sections("tests", write: example)
    if sections.isEmpty, case .list = top.node("tests")?.content {
      top.fault(atValueOf: "tests", "there is no test; write one, \(example)")
    }
    top.finish()
    return sections.compactMap(read)
  }

  private func read(_ section: Section) -> RuleTest? {
    if section.isBroken { return nil }
    let name = section.required("name", .text("a sentence"), write: "name: and a sentence of what is tested")
    let start = section.required("start", .moment(in: zone))
    let hasPublished = section.optional("published", .flag) ?? true
    let scope = readScope(section)
    let arrivals = readArrivals(section)
    let records = readRecords(section)
    let silences = readSilences(section)
    let expectations = readExpectations(section, start: start)
    section.finish()
    checkEnd(section, of: expectations.map(\.until).max())
    guard let name, let start else { return nil }
    return RuleTest(
      name: name, file: file, line: section.place.line, start: start, hasPublished: hasPublished, scope: scope,
      arrivals: arrivals, records: records, silences: silences, expectations: expectations)
  }

  /// What comes after the last expectation would never be looked at, and is most often a year mistyped.
  private func checkEnd(_ section: Section, of last: Day?) {
    guard let last else { return }
    let rows = [("readings", "on"), ("done", "on"), ("silences", "from")]
    for (list, key) in rows {
      guard case .list(let items) = section.node(list)?.content else { continue }
      for item in items {
        guard case .map(let entries) = item.content, let value = entries.first(where: { $0.key == key })?.value,
          case .scalar(let text, let plain) = value.content,
          case .success(let moment) = Form.moment(in: zone).read(text, plain), zone.day(of: moment) > last
        else { continue }
        log.report(
          file, value.place,
          "\"\(key)\" is after \(last), the last day that is expected; expect something later, or take this out")
      }
    }
  }
}

extension Form where Value == Instant {
  /// `2023-10-25`, or `2023-11-25T16:20` in the configuration's zone; a day alone is meant at `hour`.
  static func moment(in zone: Zone, hour: Int64 = RuleTestFile.hour) -> Form {
    Form("a day such as 2023-10-25, or a time such as \"2023-11-25T16:20\"") { text, plain in
      if let moment = zone.instant(localTime: text) { return .success(moment) }
      let joined = text.split(separator: " ").joined(separator: "T")
      if zone.instant(localTime: joined) != nil { return .failure(Misfit(write: "\"\(joined)\"")) }
      return Form<Day>.day.read(text, plain).map { zone.start(of: $0).adding(seconds: hour * 3600) }
    }
  }
}

extension RuleTestFile {
  /// When something happens of which only the day is written: after the day's turn, when offices open.
  static let hour: Int64 = 9
}
