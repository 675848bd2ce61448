import Foundation

extension AdapterHost {
  /// Why a program cannot be started as the configuration has it; nil when it can.
  package func obstacle(to order: AdapterOrder) -> CollectionFault? {
    do throws(CollectionFault) {
      let program = try search.find(order.program)
      let confinement = try confinement.running(as: order.user)
      if let path = program.first { try confinement.checkAccess(to: path) }
      return nil
    } catch {
      return error
    }
  }

  /// A path of an option as the adapter gets it.
  package func absolute(_ path: String) -> String { absolutePath(path, from: workingFolder) }

  /// Why an adapter would not be able to read a file or folder, as the end of a sentence; nil when it would.
  package func obstacle(toReading path: String, as user: String?) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      return errno == ENOENT || errno == ENOTDIR ? "does not exist" : "cannot be looked at"
    }
    guard let confinement = try? confinement.running(as: user), let reader = confinement.user else {
      return access(path, R_OK) == 0 ? nil : "may not be read by this user"
    }
    do throws(CollectionFault) {
      try confinement.checkAccess(to: URL(filePath: path).deletingLastPathComponent().path)
    } catch {
      return "is in a folder that the adapter's user \(reader.name) may not enter"
    }
    let bits: mode_t = status.st_mode & S_IFMT == S_IFDIR ? 5 : 4
    let shift: mode_t = status.st_uid == reader.number ? 6 : status.st_gid == reader.group ? 3 : 0
    return status.st_mode >> shift & bits == bits ? nil : "may not be read by the adapter's user \(reader.name)"
  }
}

extension Confinement {
  /// Whether the machine has a user of this name.
  package static func knowsUser(_ name: String) -> Bool { User(name: name) != nil }
}
