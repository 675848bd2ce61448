import CareGaugeModel
import Foundation
import Logging

/// Runs adapter programs, each once for one collection, and lets none of them do harm.
package struct AdapterHost: Sendable {
  let search: ProgramSearch
  let confinement: Confinement
  let zone: Zone
  let clock: any CalendarClock
  let workingFolder: String
  let ledger: RunLedger?
  let log: Logger

  /// - Parameters:
  ///   - zone: becomes the adapters' `TZ`.
  ///   - clock: gives the time of receipt.
  ///   - workingFolder: where relative paths in options start.
  ///   - ledger: remembers the runs that are going on; without one a killed service leaves its adapters to themselves.
  package init(
    search: ProgramSearch, confinement: Confinement, zone: Zone, clock: any CalendarClock,
    workingFolder: String = FileManager.default.currentDirectoryPath, ledger: RunLedger? = nil, log: Logger
  ) {
    self.search = search
    self.confinement = confinement
    self.zone = zone
    self.clock = clock
    self.workingFolder = workingFolder
    self.ledger = ledger
    self.log = log
    // An adapter that reads no more must not end the service.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Ends the processes of runs that a killed service has left behind.
  package func endLeftovers() async {
    guard let ledger else { return }
    let left = await onOwnThread { _ in ledger.endLeftovers() }
    if left > 0 { log.warning("adapters of a service that was killed were ended", metadata: ["runs": "\(left)"]) }
  }

  /// Asks the program what it is.
  package func describe(_ order: AdapterOrder) async throws(CollectionFault) -> DescribedAdapter {
    let id = AdapterHost.newID()
    guard let region = RegionID("none") else { throw CollectionFault(.badRequest, "no region") }
    let machine = CollectionMachine(
      .describe, id: id, region: region, names: NameTables(Vocabulary(indicators: [], areas: [])), limits: order.limits)
    let run = AdapterRun(
      host: self, order: order, id: id, request: try RequestLine.describe(id: id), machine: machine
    ) { _, _ in }
    switch await run.perform({ _ in nil }).answer {
    case .success(.described(let description)): return description
    case .success: throw CollectionFault(.noEnd, "the program did not describe itself")
    case .failure(let fault): throw fault
    }
  }

  /// Runs one collection.
  ///
  /// - Parameters:
  ///   - description: what the program said of itself, for its region and for the options that are paths.
  ///   - names: what it may report.
  ///   - progress: called with the adapter's own count.
  ///   - decide: stores what came, or not; the adapter is told. Its time does not count against the adapter.
  package func collect(
    _ order: AdapterOrder, description: DescribedAdapter, names: NameTables,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in },
    decide: @Sendable (CollectedReports) async -> Decision
  ) async -> CollectionOutcome {
    let id = order.collection ?? AdapterHost.newID()
    let machine = CollectionMachine(
      .collect, id: id, region: description.region, names: names, limits: order.limits)
    let request: [UInt8]
    do throws(CollectionFault) {
      let options = try resolve(order.options, by: description.options)
      request = try RequestLine.collect(id: id, since: order.since, options: options)
    } catch {
      return CollectionOutcome(fault: error)
    }
    let run = AdapterRun(host: self, order: order, id: id, request: request, machine: machine, progress: progress)
    let (clock, region, vocabulary) = (clock, description.region, names.vocabulary)
    return await run.perform { reported in
      await decide(
        CollectedReports(
          adapter: order.adapter, version: reported.version, region: region, collection: id, receivedAt: clock.now(),
          vocabulary: vocabulary, reports: reported.reports, findings: reported.findings))
    }.outcome
  }

  /// Checks the options against the description and makes paths absolute.
  func resolve(
    _ options: [String: OptionValue], by known: [DescribedAdapter.Option]
  ) throws(CollectionFault) -> [String: OptionValue] {
    for option in known where option.required && options[option.name] == nil {
      throw CollectionFault(.badRequest, "the adapter needs the option \(option.name): \(option.help)")
    }
    var resolved: [String: OptionValue] = [:]
    for (name, value) in options {
      guard let option = known.first(where: { $0.name == name }) else {
        let names = known.map(\.name).joined(separator: ", ")
        throw CollectionFault(.badRequest, "the adapter has no option \(name); it has: \(names)")
      }
      resolved[name] = option.type == "path" ? absolute(value) : value
    }
    return resolved
  }

  private func absolute(_ value: OptionValue) -> OptionValue {
    switch value {
    case .text(let path) where !path.isEmpty: .text(absolutePath(path, from: workingFolder))
    case .list(let items): .list(items.map(absolute))
    default: value
    }
  }

  /// 128 random bits as hexadecimal digits.
  static func newID() -> String {
    (0..<2).map { _ in
      let digits = String(UInt64.random(in: .min ... .max), radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

extension CollectionFault {
  /// An output that just stops is explained by how the program ended; nil when it had not.
  func explained(by ending: String?) -> CollectionFault {
    guard code == .noEnd else { return self }
    var explained = self
    explained.reason += ending.map { "; the program ended with \($0)" } ?? "; the program went on and was ended"
    return explained
  }
}
