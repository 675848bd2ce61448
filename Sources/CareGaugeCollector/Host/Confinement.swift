import Foundation
import Subprocess
import SystemPackage

/// How adapters are kept within their limits: util-linux's `unshare`, `setpriv` and `prlimit` in front of the program.
package struct Confinement: Sendable {
  /// The user that adapters run as; nil keeps the service's own.
  var user: User?
  /// Whether each adapter has process numbers of its own, whose processes all die with it.
  var hasOwnProcesses: Bool

  struct User: Sendable {
    var name: String
    var number: UInt32
    var group: UInt32
  }

  /// Finds out what the machine permits.
  ///
  /// - Parameter user: as root, the user that adapters run as; everyone else keeps running as himself.
  package static func probe(user name: String = "nobody") async throws(CollectionFault) -> Confinement {
    guard geteuid() == 0 else { return Confinement(user: nil, hasOwnProcesses: false) }
    guard let user = User(name: name) else {
      throw CollectionFault(.notStarted, "there is no user \(name) to run adapters as; create it or name another")
    }
    let trial = try? await run(
      .path("/usr/bin/unshare"), arguments: ["--pid", "--fork", "--kill-child", "/bin/true"], output: .discarded)
    return Confinement(user: name == "root" ? nil : user, hasOwnProcesses: trial?.terminationStatus.isSuccess ?? false)
  }

  /// The same for a program that runs as another user; as no one but root may choose, others keep their own.
  func running(as name: String?) throws(CollectionFault) -> Confinement {
    guard let name, geteuid() == 0 else { return self }
    guard let user = User(name: name) else {
      throw CollectionFault(.notStarted, "there is no user \(name) to run the adapter as; create it or name another")
    }
    return Confinement(user: name == "root" ? nil : user, hasOwnProcesses: hasOwnProcesses)
  }

  /// Makes sure that the adapters' user can reach a program, which would else just end with a status.
  func checkAccess(to program: String) throws(CollectionFault) {
    guard let user else { return }
    var path = ""
    for part in program.split(separator: "/") {
      path += "/" + part
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      let mode = status.st_mode
      let mayUse =
        status.st_uid == user.number ? mode & S_IXUSR : status.st_gid == user.group ? mode & S_IXGRP : mode & S_IXOTH
      guard mayUse == 0 else { continue }
      throw CollectionFault(
        .notFound,
        "the user \(user.name), who runs \(program), has no access to \(path); put the program elsewhere, or name another user"
      )
    }
  }

  /// The whole command line for a program with its arguments.
  func command(_ program: [String], limits: AdapterLimits) -> [String] {
    var words: [String] = []
    if hasOwnProcesses { words += ["/usr/bin/unshare", "--pid", "--fork", "--kill-child", "--"] }
    words += ["/usr/bin/setpriv", "--no-new-privs"]
    if let user { words += ["--reuid=\(user.number)", "--regid=\(user.group)", "--clear-groups"] }
    words += [
      "/usr/bin/prlimit", "--as=\(max(limits.memory, 256 << 20))", "--nofile=\(limits.files)", "--core=0",
    ]
    if user != nil { words += ["--nproc=\(limits.processes)"] }
    words.append("--")
    // The first process of such a namespace ignores signals that it does not handle, so a shell takes that place.
    if hasOwnProcesses { words += ["/bin/sh", "-c", "\"$@\"; exit $?", "sh"] }
    return words + program
  }
}

extension Confinement.User {
  init?(name: String) {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    self.init(name: name, number: entry.pw_uid, group: entry.pw_gid)
  }
}
