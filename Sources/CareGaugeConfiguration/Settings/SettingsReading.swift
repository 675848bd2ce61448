import CareGaugeModel
import YAML

/// One run over a configuration file.
final class SettingsReading {
  let file: String
  let log: FaultLog
  let isClockMoved: Bool
  /// What `catalogues` matches; also when other settings are faulty, so that both are reported in one run.
  private(set) var catalogues = CatalogueFiles(files: [], overrides: [])
  /// Whether every pattern of `catalogues` found files.
  private(set) var areCataloguesFound = false
  private var references: [Reference] = []
  /// Rules whose bounds are to be held against their indicators' ranges.
  private var bounds: [(section: Section, word: String, indicator: IndicatorID)] = []
  /// Where values stand that only the machine can tell to be right, by the keys that lead to them.
  private(set) var places: [String: Place] = [:]

  /// A name of the catalogues that the configuration uses.
  struct Reference {
    var kind: Kind
    var text: String
    var section: Section
    var place: Place
    enum Kind { case row(CatalogueList), region, responsible }
  }

  init(file: String, workingFolder: String?, isClockMoved: Bool) {
    log = FaultLog(folder: WorkingFolder(workingFolder))
    self.file = file
    self.isClockMoved = isClockMoved
  }

  func read() -> Settings? {
    let tree = YAMLTree(file: file, in: log)
    log.report(tree.faults(in: file))
    guard let root = tree.root, !root.isEmpty else { return nil }
    let example = "the keys of a configuration, such as database: and catalogues:"
    let top = Section(root, as: "the file", write: example, file: file, log: log)
    let zone = top.optional("time_zone", .zone) ?? .shanghai
    let externalURL = top.optional("external_url", .url(["http", "https"], "https://caregauge.example"))
    let database = readDatabase(top)
    let http = readHTTP(top)
    readCatalogueFiles(top)
    let adaptersPath = top.list("adapters_path", .path, orOne: true) ?? []
    for (number, item) in adaptersPath.enumerated() { note("adapters_path.\(number)", at: item.place) }
    let adapters = readAdapters(top)
    let rules = readRules(top)
    let alerting = readAlerting(top)
    let inboxes = readInboxes(top)
    let email = readEmail(top)
    if let receiver = alerting?.receivers.first(where: \.isEmail), !top.has("email") {
      let example = "email: {from: \"CareGauge <caregauge@example.org>\", maildir: var/mail}"
      top.requireOne(of: ["email"], write: "\(example), because receiver \"\(receiver.name)\" gets mails")
    }
    top.finish()
    guard let database, let http else { return nil }
    return Settings(
      file: file, zone: zone, externalURL: externalURL, database: database, http: http, catalogues: catalogues,
      adaptersPath: adaptersPath.map(\.value), adapters: adapters, rules: rules, alerting: alerting, inboxes: inboxes,
      email: email, places: places)
  }

  /// The files that the patterns match, and those of the `catalogues.d` beside the configuration.
  private func readCatalogueFiles(_ top: Section) {
    let patterns = top.requiredList(
      "catalogues", .text("a path or pattern such as Plugins/*/catalogue.yaml"), orOne: true,
      write: "catalogues: [Plugins/indicators.yaml, Plugins/*/catalogue.yaml]")
    areCataloguesFound = !patterns.isEmpty
    for (pattern, place) in patterns {
      let matches = log.folder.matches(pattern)
      if matches.isEmpty {
        areCataloguesFound = false
        log.report(
          file, place, "no file matches \"\(shown(pattern))\"; correct it, or begin it where the service starts")
      }
      catalogues.files += matches.filter { !catalogues.files.contains($0) }
    }
    let beside = WorkingFolder.literally(file.lastIndex(of: "/").map { String(file[...$0]) } ?? "")
    catalogues.overrides = ["yaml", "yml"].flatMap { log.folder.matches("\(beside)catalogues.d/*.\($0)") }.sorted()
  }

  private func readInboxes(_ top: Section) -> [ManualInbox] {
    guard let inboxes = top.section("inboxes", write: "inboxes: {ningxia: var/tasks-ningxia.csv}") else { return [] }
    return inboxes.keys.compactMap { key in
      let path = inboxes.required(key, .path)
      guard let region = RegionID(key) else {
        inboxes.fault(at: key, "\"\(shown(key))\" is no region; write its name such as ningxia")
        return nil
      }
      refer(to: key, .region, in: inboxes, at: inboxes.place(of: key))
      note("inboxes.\(key)", at: inboxes.valuePlace(of: key))
      return path.map { ManualInbox(region: region, path: $0) }
    }
  }

  /// Notes a name that has to stand in the catalogues.
  func refer(to text: String, _ kind: Reference.Kind, in section: Section, at place: Place) {
    references.append(Reference(kind: kind, text: text, section: section, place: place))
  }

  /// Notes a bound, to be held against its indicator's range.
  func bound(_ word: String, of indicator: IndicatorID, in section: Section) {
    bounds.append((section, word, indicator))
  }

  /// Notes where a value stands: `adapters.ningxia.program`.
  func note(_ key: String, at place: Place) { places[key] = place }

  /// Reports the names that no catalogue has, and bounds that no figure can cross.
  func checkReferences(in reading: CatalogueReading) {
    guard reading.isComplete else { return }
    for bound in bounds { bound.section.checkBound(bound.word, of: reading.indicators[bound.indicator.text]) }
    let catalogue = reading.catalogue
    let regions = Set(catalogue.documents.map(\.region.text) + catalogue.areas.map(\.region.text)).sorted()
    let bodies = Set(catalogue.targets.flatMap(\.responsible)).sorted()
    for reference in references {
      let (noun, known): (String, [String])
      switch reference.kind {
      case .row(let list):
        reading.check(reference.text, at: reference.place, of: reference.section, in: list)
        continue
      case .region: (noun, known) = ("region", regions)
      case .responsible: (noun, known) = ("responsible body", bodies)
      }
      if known.contains(reference.text) { continue }
      let remedy = nearest(to: reference.text, in: known).map { "write \($0)" } ?? "write one that stands there"
      log.report(file, reference.place, "\(noun) \"\(shown(reference.text))\" is in no catalogue; \(remedy)")
    }
  }
}
