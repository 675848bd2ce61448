import CareGaugeModel
import CareGaugeRules
import CareGaugeStore

@testable import CareGaugeAlerting

/// A random life of fifty areas: late, revised, absent and wrong figures, silences, tasks, reloads and restarts.
struct ReplayWorld {
  static let start = Instant(rfc3339: "2023-09-06T09:00:00+08:00") ?? Instant(seconds: 0)
  private static let region = RegionID("ningxia")!
  private static let share = IndicatorID("nursing_bed_share")!
  private static let beds = IndicatorID("institution_beds")!
  private static let task = IndicatorID("plan_issued")!
  private static let areas = (0..<50).map { AreaCode("6401\(10 + $0)")! }

  private var random: Seeded
  private var now = ReplayWorld.start
  private var version = 0
  private var collections = 0
  private var bases: [[UInt8]: JudgementBasis] = [:]
  /// Evaluations that the store took.
  private(set) var recorded = 0

  init(seed: UInt64) { random = Seeded(seed) }

  /// Lives through some steps with the evaluator's own memory on a real store.
  mutating func live(in store: Store, steps: Int) async throws {
    var basis = try await hold(store)
    var memory = EvaluatorMemory(store: store)
    var isReloaded = true
    for step in 0..<steps {
      now = now.adding(seconds: Int64(random.next(in: 1...40)) * [60, 3600, 86_400][random.next(in: 0...2)])
      if random.next(in: 0...9) < 8 { try await report(to: store) }
      switch random.next(in: 0...12) {
      case 0: try await silence(in: store)
      case 1: try await endSilence(in: store)
      case 2: try await record(in: store)
      case 3:
        version += 1
        basis = try await hold(store)
        isReloaded = true
      case 4: memory = EvaluatorMemory(store: store)
      case 5: try await withdraw(in: store)
      default: break
      }
      let health = AdapterHealth(
        name: "ningxia", region: Self.region, failures: random.next(in: 0...4), hasRun: step > 0, text: "no file")
      _ = try await memory.evaluate(
        basis, reading: .init(everything: isReloaded, book: true), adapters: [health], mayTell: step > 1, at: now,
        build: "test")
      isReloaded = false
    }
    recorded = try await store.evaluations().count
  }

  func replay(_ store: Store) async throws -> StoredReplay.Result {
    let bases = bases
    return try await StoredReplay(store) { configuration, catalogues in
      guard let basis = bases[configuration + catalogues] else { throw StoreError(.corrupt, "no such basis") }
      return basis
    }.run(from: ReplayWorld.start, to: now)
  }

  /// Puts the present version of configuration and catalogue in force.
  private mutating func hold(_ store: Store) async throws -> JudgementBasis {
    let catalogue = Self.catalogue(version)
    try await store.register(catalogue)
    let configuration = try await store.hold(.configuration, Array("configuration \(version)".utf8), from: now)
    let digest = try await store.hold(.catalogue, Array("catalogue \(version)".utf8), from: now)
    let routes = [
      Route(
        match: Route.Match(severities: [.critical]), receivers: ["mayor"], groupBy: [.area],
        groupWait: .seconds(version % 2 * 3600), repeatEvery: .seconds(7 * 86_400),
        escalation: Route.Escalation(after: .seconds(14 * 86_400), receivers: ["bureau"])),
      Route(receivers: ["bureau"]),
    ]
    let basis = JudgementBasis(
      catalogue: catalogue,
      rules: [
        ThresholdRule(
          name: "few_beds", indicator: Self.beds, area: nil, condition: .below(900), patience: .readings(2),
          severity: .warning)
      ],
      receivers: [
        Receiver(
          name: "mayor", way: .email(to: [EmailAddress(name: nil, address: "mayor@example.org")], language: .zh),
          sendBetween: Receiver.Hours(from: 480, to: 1200)),
        Receiver(
          name: "bureau", way: .email(to: [EmailAddress(name: nil, address: "bureau@example.org")], language: .en)),
      ], routes: routes, sender: EmailAddress(name: nil, address: "caregauge@example.org"),
      digests: (configuration, digest))
    bases[configuration + digest] = basis
    return basis
  }

  private static func catalogue(_ version: Int) -> Catalogue {
    let issued = Zone.shanghai.day(of: start)
    var targets: [Target] = []
    for (number, area) in areas.enumerated() {
      var target = Target(
        id: "S-\(number)", indicator: share, area: area, condition: .atLeast(0.6 + Double(version % 3) / 100),
        schedule: .once(by: issued + 90 + number * 5, orBy: nil), document: "plan", clause: "1", region: region)
      target.baseline = issued
      targets.append(target)
      targets.append(
        Target(
          id: "T-\(number)", indicator: task, area: area, condition: .done,
          schedule: .once(by: issued + 60 + number * 7, orBy: nil), document: "plan", clause: "2", region: region))
      if number % 5 == 0 {
        targets.append(
          Target(
            id: "R-\(number)", indicator: beds, area: area, condition: .atLeast(1000),
            schedule: .every(Recurrence(rule: .month(day: 25), from: issued, to: issued + 600)), document: "plan",
            clause: "3", region: region))
      }
    }
    func indicator(_ id: IndicatorID, _ unit: String, _ kind: Indicator.Kind) -> Indicator {
      Indicator(id: id, name: LocalizedName(zh: id.text, en: id.text), unit: unit, kind: kind, range: 0...1e9)
    }
    return Catalogue(
      indicators: [indicator(share, "ratio", .share), indicator(beds, "beds", .stock), indicator(task, "done", .task)],
      areas: areas.map { Area(code: $0, name: "县\($0)", parent: nil, level: .county, region: region) },
      documents: [
        PolicyDocument(
          id: "plan", title: "计划", number: nil, issuer: "市政府", issued: issued, validUntil: nil, region: region)
      ],
      targets: targets)
  }

  private mutating func report(to store: Store) async throws {
    let catalogue = Self.catalogue(version)
    let names = Vocabulary(catalogue)
    collections += 1
    let today = Zone.shanghai.day(of: now)
    let end = today - random.next(in: 0...45)
    let month = Period.month(end.components.month, of: end.components.year) ?? .day(end)
    var report = CollectedReport(
      head: ReportHead(
        name: "r", period: random.next(in: 0...3) == 0 ? .day(end) : month, reportedAt: today - random.next(in: 0...3)))
    for area in Self.areas where random.next(in: 0...2) == 0 {
      guard let number = names.number(of: area) else { continue }
      let whole = Double(random.next(in: 800...1200))
      let part = (whole * Double(random.next(in: 50...70)) / 100).rounded()
      add(Self.share, number, Figure(stated: nil, numerator: part, denominator: whole), names, &report)
      add(Self.beds, number, Figure(whole), names, &report)
    }
    let collected = CollectedReports(
      adapter: "ningxia", version: "1", region: Self.region, collection: "c\(collections)", receivedAt: now,
      vocabulary: names, reports: [report])
    _ = try await store.store(collected, startedAt: now)
  }

  private mutating func add(
    _ indicator: IndicatorID, _ area: Int32, _ figure: Figure?, _ names: Vocabulary, _ report: inout CollectedReport
  ) {
    guard let number = names.number(of: indicator), let figure else { return }
    if random.next(in: 0...9) == 0 {
      report.absences.append(
        Absence(indicator: number, area: area, reason: random.next(in: 0...1) == 0 ? .notReported : .notApplicable))
    } else {
      report.readings.append(indicator: number, area: area, figure: figure)
    }
  }

  private mutating func silence(in store: Store) async throws {
    let area = Self.areas[random.next(in: 0...49)]
    _ = try await store.add(
      Silence(
        id: 0, match: Route.Match(areas: [area]), by: "test", why: "random", from: now,
        until: now.adding(seconds: Int64(random.next(in: 1...60)) * 86_400), createdAt: now))
  }

  private mutating func endSilence(in store: Store) async throws {
    guard let silence = try await store.silences().first(where: { $0.endedAt == nil }) else { return }
    _ = try await store.endSilence(silence.id, by: "test", why: "random", at: now)
  }

  private mutating func withdraw(in store: Store) async throws {
    let standing = try await store.taskRecords().standing
    guard !standing.isEmpty else { return }
    let entry = standing[random.next(in: 0...standing.count - 1)]
    _ = try await store.withdraw(entry.id, by: "test", why: "random", at: now)
  }

  private mutating func record(in store: Store) async throws {
    try await store.record(
      TaskRecord(
        target: "T-\(random.next(in: 0...49))", doneOn: Zone.shanghai.day(of: now), evidence: "file", by: "test",
        recordedAt: now, origin: "record"))
  }
}

/// The same numbers for the same seed: SplitMix64.
struct Seeded {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next(in range: ClosedRange<Int>) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return range.lowerBound + Int((mixed ^ (mixed >> 31)) % UInt64(range.count))
  }
}
