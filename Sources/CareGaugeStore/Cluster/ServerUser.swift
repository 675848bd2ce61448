import Glibc

/// The system user that PostgreSQL runs as: it refuses to be root.
struct ServerUser: Sendable, Equatable {
  let name: String
  let identifier: uid_t
  let group: gid_t
  /// Whether the service is root and gives up its rights for the server.
  let isOther: Bool

  static let servers = "postgres"

  /// The `postgres` user when the service is root, else the service's own user.
  static func current() throws -> ServerUser {
    guard ["/usr/bin", "/bin", "/usr/local/bin"].contains(where: { access("\($0)/setpriv", X_OK) == 0 }) else {
      throw ClusterFault(.programsMissing, "setpriv is not installed; install it with: apt-get install util-linux")
    }
    let own = geteuid()
    guard own == 0 else {
      guard let entry = getpwuid(own), let name = entry.pointee.pw_name else {
        throw ClusterFault(
          .userMissing,
          "the service runs as user number \(own), which has no line in /etc/passwd; PostgreSQL needs one, so add it")
      }
      return ServerUser(name: String(cString: name), identifier: own, group: getegid(), isOther: false)
    }
    guard let entry = getpwnam(servers) else {
      throw ClusterFault(
        .userMissing,
        "PostgreSQL refuses to run as root and there is no user \(servers); install it with: apt-get install postgresql"
      )
    }
    return ServerUser(name: servers, identifier: entry.pointee.pw_uid, group: entry.pointee.pw_gid, isOther: true)
  }

  /// What stands in front of a command, so that it runs as this user and gets `signal` when the service dies.
  func prefix(deathSignal: String) -> [String] {
    // The service's own working folder may be closed to the other user.
    var words = ["env", "--chdir=/", "setpriv"]
    if isOther {
      words += ["--reuid=\(name)", "--regid=\(group)", "--init-groups", "--inh-caps=-all", "--bounding-set=-all"]
    }
    return words + ["--no-new-privs", "--pdeathsig", deathSignal, "--"]
  }
}
