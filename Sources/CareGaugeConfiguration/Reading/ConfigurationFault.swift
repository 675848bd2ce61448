import YAML

/// Something in a configuration or catalogue that cannot be accepted, with its place and its remedy.
package struct ConfigurationFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file's path as it was given: a relative one stays relative.
  package var file: String
  /// Line in the file, from 1.
  package var line: Int
  /// Character in the line, from 1.
  package var column: Int
  /// What is wrong, and what to write instead; never a secret.
  package var what: String

  package init(file: String, place: Place, what: String) {
    self.file = file
    self.line = place.line
    self.column = place.column
    self.what = what
  }

  /// `file:line:column: error: what, and what to write instead`
  package var description: String { "\(file):\(line):\(column): error: \(what)" }

  /// All faults in order of file, line and column, one a line, each once.
  package static func report(_ faults: [ConfigurationFault]) -> String {
    sorted(faults).map { "\($0)\n" }.joined()
  }

  /// In order of file, line and column, each once.
  package static func sorted(_ faults: [ConfigurationFault]) -> [ConfigurationFault] {
    Set(faults).sorted { ($0.file, $0.line, $0.column, $0.what) < ($1.file, $1.line, $1.column, $1.what) }
  }
}

/// Collects the faults of one run, so that a person sees all of them at once.
final class FaultLog {
  /// Where the relative paths of the run begin.
  let folder: WorkingFolder
  private(set) var faults: [ConfigurationFault] = []
  /// The keys of the maps that were read, and those that stood in them.
  private(set) var keys = ConfigurationKeys()
  /// What the run has read, by path: a file that changes meanwhile must not be recorded as what was never in force.
  private(set) var files: [String: [UInt8]] = [:]

  init(folder: WorkingFolder) { self.folder = folder }

  func report(_ file: String, _ place: Place, _ what: String) {
    faults.append(ConfigurationFault(file: file, place: place, what: what))
  }

  func report(_ more: [ConfigurationFault]) { faults += more }

  func keep(_ bytes: [UInt8], of file: String) { files[file] = bytes }

  func note(known: [String], written: [String]) {
    keys.known.formUnion(known)
    keys.written.formUnion(written)
  }
}

/// Keys of a configuration by the keys that lead to them, `alerting.routes[].match.region`.
package struct ConfigurationKeys: Hashable, Sendable {
  /// Those that could stand in the maps that are there.
  package var known: Set<String> = []
  /// Those that do.
  package var written: Set<String> = []

  package init() {}
}
