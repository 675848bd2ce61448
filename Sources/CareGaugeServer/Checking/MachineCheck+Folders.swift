import CareGaugeConfiguration
import Foundation

extension MachineCheck {
  /// Folders that the service makes for itself, and those in which it looks for programs.
  func folders() -> [MachineFinding] {
    var found: [MachineFinding] = []
    if case .ownCluster(let folder) = settings.database { found += obstacle(to: folder, at: "database.private") }
    if case .maildir(let folder) = settings.email?.way { found += obstacle(to: folder, at: "email.maildir") }
    for (number, path) in settings.adaptersPath.enumerated() where !isFolder(path) {
      let what = "the folder \"\(path)\" does not exist; create it, or correct the path"
      found.append(finding(.warning, at: "adapters_path.\(number)", saying: what))
    }
    return found
  }

  /// What of a path is there must be a folder; the rest is made.
  private func obstacle(to folder: String, at key: String) -> [MachineFinding] {
    var path = URL(filePath: folder).standardizedFileURL
    while !FileManager.default.fileExists(atPath: path.path), path.path != "/" { path.deleteLastPathComponent() }
    if isFolder(path.path) { return [] }
    let what = "\"\(folder)\" cannot be made, since \(path.path) is no folder; write another path"
    return [finding(.error, at: key, saying: what)]
  }

  private func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
