import Foundation

/// A folder with one file for each run that is going on, which names the run's scratch folder: a service that was killed
/// finds its adapters again.
package struct RunLedger: Sendable {
  private let folder: String

  /// Makes the folder where it is missing.
  package init(folder: String) throws(CollectionFault) {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CollectionFault(.notStarted, "the folder \(folder) for running adapters cannot be made: \(error)")
    }
  }

  func add(_ collection: String, scratch: ScratchFolder) throws(CollectionFault) {
    guard FileManager.default.createFile(atPath: folder + "/" + collection, contents: Data(scratch.path.utf8)) else {
      throw CollectionFault(.notStarted, "the run cannot be noted in \(folder): \(errorText())")
    }
  }

  func remove(_ collection: String) {
    unlink(folder + "/" + collection)
  }

  /// Kills processes and removes scratch folders of runs that were noted and never removed; gives how many runs there were.
  func endLeftovers() -> Int {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names {
      ProcessSweep(collection: name).killAll(group: nil)
      if let path = FileManager.default.contents(atPath: folder + "/" + name) {
        ScratchFolder(left: String(decoding: path, as: UTF8.self))?.remove()
      }
      remove(name)
    }
    return names.count
  }
}
