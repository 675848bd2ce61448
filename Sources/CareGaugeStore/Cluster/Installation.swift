import FoundationEssentials
import Glibc

/// PostgreSQL's programs of one major version, as Debian installs them.
struct Installation: Sendable, Equatable {
  let version: Int
  let programs: String

  /// The oldest version whose features the store uses.
  static let oldest = 15

  /// The installation for a folder that `version` made, or the newest one for a folder that is not made yet.
  /// - Parameter root: the folder of Debian's installations, one folder a version.
  static func find(for version: Int?, root: String, folder: String) throws -> Installation {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    let versions = names.compactMap(Int.init).filter { access("\(root)/\($0)/bin/postgres", X_OK) == 0 }.sorted()
    guard let version else {
      guard let newest = versions.last(where: { $0 >= oldest }) else {
        throw ClusterFault(
          .programsMissing,
          "PostgreSQL \(oldest) or later is not installed under \(root); install it with: apt-get install postgresql")
      }
      return Installation(version: newest, programs: "\(root)/\(newest)/bin")
    }
    guard versions.contains(version) else {
      let list = versions.map(String.init).joined(separator: ", ")
      let there = versions.isEmpty ? "none is installed" : "installed: \(list)"
      throw ClusterFault(
        .otherVersion,
        """
        the data in \(folder) were made by PostgreSQL \(version), whose programs are not under \(root) (\(there)); \
        install them with: apt-get install postgresql-\(version), or upgrade the data with pg_upgrade
        """)
    }
    return Installation(version: version, programs: "\(root)/\(version)/bin")
  }
}
