import FoundationEssentials
import Glibc

/// Where things are in a private cluster's folder, and the care that keeps the folder whole.
struct ClusterFolder: Sendable {
  let path: String

  /// PostgreSQL's own folder.
  var data: String { "\(path)/data" }
  /// Where the socket is; nobody else may look into it.
  var run: String { "\(path)/run" }
  var socket: String { "\(run)/.s.PGSQL.5432" }
  var log: String { "\(path)/server.log" }
  var lock: String { "\(path)/lock" }
  var pidFile: String { "\(data)/postmaster.pid" }
  /// Where data are made before they get their name, so that a broken-off start leaves nothing half-made.
  var unfinished: String { "\(path)/data.unfinished" }

  /// The longest path that a socket can have.
  static let longestSocketPath = 107

  init(_ path: String) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
  }

  /// The major version that made the data; nil when there are none yet.
  func version() throws -> Int? {
    guard exists(data) else { return nil }
    let text = try? String(contentsOfFile: "\(data)/PG_VERSION", encoding: .utf8)
    guard let text, let version = Int(text.prefix { $0.isNumber }) else {
      throw ClusterFault(
        .folderUnusable,
        "\(data) is there but holds no PostgreSQL data; move it away, or write another folder at database: {private: …}"
      )
    }
    return version
  }

  /// Makes the folder, if it is not there, with the part that the server's user may write to.
  func prepare(for user: ServerUser) throws {
    guard socket.utf8.count <= ClusterFolder.longestSocketPath else {
      throw ClusterFault(
        .pathTooLong,
        """
        the folder \(path) is too deep for PostgreSQL's socket: \(socket.utf8.count) bytes, at most \
        \(ClusterFolder.longestSocketPath); give a shorter one
        """)
    }
    try attempt("make the folder \(path)") {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    try claim(user)
    if !exists(run) { try system("make the folder \(run)") { mkdir(run, 0o700) } }
    try give(run, to: user)
  }

  /// Makes an empty folder for data that are to be made.
  func makeUnfinished(for user: ServerUser) throws {
    try removeUnfinished()
    try system("make the folder \(unfinished)") { mkdir(unfinished, 0o700) }
    try give(unfinished, to: user)
  }

  /// Removes what a broken-off start left.
  func removeUnfinished() throws {
    guard exists(unfinished) else { return }
    try attempt("remove \(unfinished)") { try FileManager.default.removeItem(atPath: unfinished) }
  }

  /// Gives the finished data their name.
  func finish() throws {
    try system("rename \(unfinished)") { rename(unfinished, data) }
    // The name is safe only once the folder itself is written.
    let folder = open(path, O_RDONLY)
    if folder >= 0 {
      fsync(folder)
      close(folder)
    }
  }

  /// Adds text to the end of a file of the unfinished data.
  func append(_ text: String, to name: String) throws { try write(text, to: name, mode: O_APPEND) }

  /// Writes a file of the unfinished data anew.
  func replace(_ name: String, with text: String) throws { try write(text, to: name, mode: O_TRUNC) }

  /// What the server's log says went wrong since it was `offset` long, for an error message.
  func logTail(from offset: Int) -> String {
    guard let data = try? Data(contentsOf: URL(filePath: log)), data.count > offset else { return "it wrote no reason" }
    let lines = String(decoding: data.dropFirst(offset), as: UTF8.self).split(separator: "\n")
    let errors = lines.filter { line in ["FATAL: ", "PANIC: ", "ERROR: ", "error: "].contains { line.contains($0) } }
    // The time and process number before each line say nothing here.
    return (errors.isEmpty ? lines : errors).suffix(3)
      .map { $0.replacing(#/\d{4}-\d\d-\d\d \S+ \S+ \[\d+\] /#, with: "") }.joined(separator: " | ")
  }

  /// How long the log is now.
  var logSize: Int {
    var status = stat()
    return stat(log, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Keeps the log from growing for ever: what is over 10 MB becomes `server.log.1`, in place, as the server keeps it open.
  func trimLog() {
    guard logSize > 10_000_000 else { return }
    try? FileManager.default.removeItem(atPath: "\(log).1")
    try? FileManager.default.copyItem(atPath: log, toPath: "\(log).1")
    truncate(log, 0)
  }

  /// Makes sure that the folder is the service's own: a server's user who could write here might lead the service, as
  /// root, to write elsewhere.
  private func claim(_ user: ServerUser) throws {
    var status = stat()
    try system("look at \(path)") { stat(path, &status) }
    if status.st_uid != geteuid() {
      guard user.isOther, status.st_uid == user.identifier else {
        throw ClusterFault(
          .folderUnusable,
          """
          the folder \(path) belongs to user number \(status.st_uid), not to the one that runs the service \
          (\(geteuid())); write another folder at database: {private: …}, or change it with: chown \(geteuid()) \(path)
          """)
      }
      try system("take over \(path)") { chown(path, geteuid(), getegid()) }
    }
    try system("set the rights of \(path)") { chmod(path, 0o711) }
  }

  private func give(_ path: String, to user: ServerUser) throws {
    if user.isOther { try system("give \(path) to \(user.name)") { lchown(path, user.identifier, user.group) } }
  }

  private func write(_ text: String, to name: String, mode: Int32) throws {
    let path = "\(unfinished)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
    guard file >= 0 else { throw fault("write \(path)", errno) }
    defer { close(file) }
    let bytes = Array(text.utf8)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else { throw fault("write \(path)", errno) }
  }

  private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private func system(_ action: String, _ call: () -> Int32) throws {
    guard call() == 0 else { throw fault(action, errno) }
  }

  private func attempt(_ action: String, _ call: () throws -> Void) throws {
    do { try call() } catch { throw fault(action, errno) }
  }

  private func fault(_ action: String, _ code: Int32) -> ClusterFault {
    ClusterFault(
      .folderUnusable,
      "cannot \(action): \(String(cString: strerror(code))); give PostgreSQL a folder that it may write to")
  }
}
