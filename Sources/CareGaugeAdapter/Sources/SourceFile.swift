import Crypto
import Foundation

/// A file of a source, read whole: its bytes with what a report's head says about them.
public struct SourceFile: Sendable {
  /// The path that it was read from.
  public let path: String
  /// The last part of the path.
  public let name: String
  /// Its content.
  public let bytes: [UInt8]
  /// SHA-256 of the content, 64 lower-case hexadecimal digits.
  public let sha256: String
  /// When the file was last written; the time of receipt where the source has no better one.
  public let modifiedAt: Instant

  /// Files larger than this many bytes are refused unless the caller says otherwise: 64 MiB.
  public static let usualLimit = 64 << 20

  /// Reads a regular file of at most `limit` bytes.
  ///
  /// A link, pipe or device is refused: an inbox is written by others.
  /// - Throws: `AdapterFault` with code `source_unavailable` when it cannot be opened or read, `format` when it is too
  ///   large or no regular file.
  public init(path: String, limit: Int = SourceFile.usualLimit) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    // Not blocking, because opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code = errno
      throw AdapterFault(
        code == ELOOP ? .format : .sourceUnavailable, "\(name) cannot be opened: \(String(cString: strerror(code)))")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw AdapterFault(.format, "\(name) is no regular file")
    }
    self.path = path
    self.name = name
    modifiedAt = SourceFile.time(status)
    bytes = try SourceFile.read(descriptor, name: name, limit: limit, expected: Int(status.st_size))
    sha256 = SourceFile.sha256(of: bytes)
  }

  /// When a file was last written, also where it cannot be read; nil when there is none.
  public static func modificationTime(of path: String) -> Instant? {
    var status = stat()
    return lstat(path, &status) == 0 ? time(status) : nil
  }

  private static func time(_ status: stat) -> Instant {
    Instant(microseconds: Int64(status.st_mtim.tv_sec) * 1_000_000 + Int64(status.st_mtim.tv_nsec) / 1000)
  }

  private static func read(_ descriptor: Int32, name: String, limit: Int, expected: Int) throws -> [UInt8] {
    let tooLarge = AdapterFault(.format, "\(name) is larger than \(limit) bytes")
    guard expected <= limit else { throw tooLarge }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expected)
    var piece = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = piece.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw AdapterFault(.sourceUnavailable, "\(name) cannot be read: \(String(cString: strerror(errno)))")
      }
      bytes.append(contentsOf: piece[..<count])
      guard bytes.count <= limit else { throw tooLarge }
    }
  }

  /// SHA-256 of bytes, 64 lower-case hexadecimal digits.
  package static func sha256(of bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
