import Glibc

/// Reads whole files without following a surprise (a folder, a pipe, a file without end).
enum TextFile {
  /// The bytes, at most `limit + 1` of them, or why they cannot be read, as the end of a sentence.
  static func read(_ path: String, limit: Int) -> Result<[UInt8], Refusal> {
    // Without O_NONBLOCK the opening of a named pipe would wait for a writer.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .failure(Refusal(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(Refusal(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: return .failure(Refusal(reason: "is a folder", remedy: "name a file in it"))
    default: return .failure(Refusal(reason: "is no ordinary file", remedy: "name an ordinary file"))
    }
    return read(descriptor, limit: limit).map { $0 }
  }

  /// Whether everybody on the machine may read the file.
  static func isReadableByAll(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IROTH != 0
  }

  private static func read(_ descriptor: Int32, limit: Int) -> Result<[UInt8], Refusal> {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return .failure(Refusal(errno)) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return .success(bytes)
  }

  /// Why a file cannot be read.
  struct Refusal: Error {
    /// `does not exist`
    var reason: String
    /// `create it, or correct the path`
    var remedy: String

    init(reason: String, remedy: String) {
      self.reason = reason
      self.remedy = remedy
    }

    init(_ code: Int32) {
      switch code {
      case ENOENT, ENOTDIR: self.init(reason: "does not exist", remedy: "create it, or correct the path")
      case EACCES, EPERM:
        self.init(
          reason: "may not be read by this user", remedy: "allow it, or run as the user that the file belongs to")
      case ELOOP: self.init(reason: "is a link that leads back to itself", remedy: "correct the link")
      case ENAMETOOLONG: self.init(reason: "has a name that is too long", remedy: "shorten it")
      default: self.init(reason: "cannot be read (\(String(cString: strerror(code))))", remedy: "mend that first")
      }
    }
  }
}
