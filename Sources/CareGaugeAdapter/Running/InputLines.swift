import Foundation

/// The lines that arrive on a file descriptor, which it does not own.
struct InputLines {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var ended = false

  /// A request longer than this is refused.
  static let longest = 1 << 20

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end, or nil at the end of input.
  /// - Throws: `AdapterFault` with code `format` when a line is longer than 1 MiB.
  mutating func next() throws -> [UInt8]? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        var line = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return line
      }
      if ended {
        defer { buffer.removeAll() }
        return buffer.isEmpty ? nil : buffer
      }
      guard buffer.count <= InputLines.longest else {
        ended = true
        buffer.removeAll()
        throw AdapterFault(.format, "the request is longer than 1 MiB; shorten the adapter's options")
      }
      read()
    }
  }

  private mutating func read() {
    var piece = [UInt8](repeating: 0, count: 16 << 10)
    let count = piece.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 {
      buffer.append(contentsOf: piece[..<count])
    } else if count == 0 || errno != EINTR {
      ended = true
    }
  }
}
