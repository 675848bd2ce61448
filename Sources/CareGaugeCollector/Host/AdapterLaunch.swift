import CareGaugeModel
import Foundation

/// All that starting a program takes, for a caller that speaks with it itself: command line, environment and home are those
/// of a collection.
package struct AdapterLaunch: Sendable {
  /// What `CAREGAUGE_COLLECTION` holds, by which processes that left their group are found again.
  package let collection: String
  /// The program's absolute path and its arguments, what keeps it within its limits in front.
  package let command: [String]
  package let environment: [String: String]
  /// The empty folder that is the program's home and working folder; `remove()` takes it away.
  package let home: String
  /// Whether the first process gives a signal that ended the program as the status 128 and its number.
  package let givesSignalsAsStatus: Bool
  private let scratch: ScratchFolder

  init(_ order: AdapterOrder, of host: AdapterHost) throws(CollectionFault) {
    collection = order.collection ?? AdapterHost.newID()
    let program = try host.search.find(order.program)
    let confinement = try host.confinement.running(as: order.user)
    if let path = program.first { try confinement.checkAccess(to: path) }
    command = confinement.command(program, limits: order.limits)
    scratch = try ScratchFolder(user: confinement.user)
    home = scratch.path
    environment = host.environment(home: scratch.path, collection: collection)
    givesSignalsAsStatus = confinement.hasOwnProcesses
  }

  /// Ends every process of the run: the group's, and those that carry the collection's id.
  package func endAll(group: pid_t?) { ProcessSweep(collection: collection).killAll(group: group) }

  /// Waits until the program has ended; gives whether it has. To be called on a thread that may wait.
  package static func waitForEnd(of process: pid_t, atMost time: Duration) -> Bool {
    ProcessSweep.waitForEnd(of: process, atMost: time)
  }

  package func remove() { scratch.remove() }
}

extension AdapterHost {
  /// What starting a program takes, without starting it; the order's `collection` becomes part of its environment.
  package func launch(_ order: AdapterOrder) throws(CollectionFault) -> AdapterLaunch {
    try AdapterLaunch(order, of: self)
  }

  /// The line that begins a collection, options checked against the description as for a real one.
  package func collectLine(
    _ order: AdapterOrder, description: DescribedAdapter, id: String
  ) throws(CollectionFault) -> [UInt8] {
    try RequestLine.collect(id: id, since: order.since, options: try resolve(order.options, by: description.options))
  }

  /// An adapter's whole environment.
  func environment(home: String, collection: String) -> [String: String] {
    [
      "PATH": ProgramSearch.path, "LANG": "C.UTF-8", "TZ": zone.identifier, "HOME": home,
      "CAREGAUGE_COLLECTION": collection,
    ]
  }
}
