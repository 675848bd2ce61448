import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeStore
import Foundation
import Logging

/// Makes collectors from the configuration.
struct CollectorAssembly: Sendable {
  let calendar: any CalendarClock
  let depot: Depot
  let log: Logger

  /// A collector of the adapters that the settings name.
  ///
  /// - Parameters:
  ///   - remembered: what is known of adapters from before.
  ///   - changed: called after each collection.
  func collector(
    settings: Settings, catalogue: Catalogue, remembered: [AdapterStatus],
    changed: @escaping @Sendable () -> Void = {}
  ) async throws -> Collector {
    let host = AdapterHost(
      search: ProgramSearch(adaptersPath: settings.adaptersPath), confinement: try await Confinement.probe(),
      zone: settings.zone, clock: calendar,
      ledger: try RunLedger(folder: CollectorAssembly.folder("runs", settings.database)), log: log)
    return Collector(
      plans: settings.adapters.map(AdapterPlan.init), catalogue: catalogue, host: host, depot: depot,
      pace: RealPace(epoch: Date().timeIntervalSince1970),
      remembered: remembered, log: log,
      changed: {
        changed()
        ResidentMemory.trim()
      })
  }

  /// What the store knows of the adapters' earlier runs.
  static func remembered(in store: Store) async throws -> [AdapterStatus] {
    try await store.adapterRuns().map { run in
      var status = AdapterStatus(name: run.adapter)
      status.region = run.region
      status.version = run.version
      status.isUp = run.isUp
      status.lastSuccess = run.lastSuccess
      if let failure = run.lastError {
        status.lastError = failure.text ?? failure.code
        status.lastErrorAt = failure.at
        status.lastErrorCode = CollectionFault.Code(rawValue: failure.code)
      }
      return status
    }
  }

  /// The spool in which collections wait while the database is away; at most 4 GiB.
  static func spool(_ database: DatabaseSettings, log: Logger) throws -> Spool {
    try Spool(folder: folder("spool", database), limit: 4 << 30, log: log)
  }

  /// A folder of the service's own: beside a private cluster's data, else under the working folder.
  private static func folder(_ name: String, _ database: DatabaseSettings) -> String {
    switch database {
    case .ownCluster(let folder): "\(folder)-\(name)"
    case .server: "var/\(name)"
    }
  }
}

extension AdapterPlan {
  init(_ settings: AdapterSettings) {
    var limits = AdapterLimits()
    limits.time = settings.timeout
    limits.memory = settings.memory
    limits.files = settings.openFiles
    limits.line = settings.lineLength
    limits.output = settings.output
    limits.readings = settings.readings
    let program: AdapterProgram =
      switch settings.program {
      case .named(let name): .program(name)
      case .command(let words): .command(words)
      }
    self.init(
      name: settings.name, program: program, every: settings.every, options: settings.options, limits: limits,
      user: settings.user)
  }
}
