import Foundation

/// A pipe whose writing end can be filled and closed, and whose reading end can be emptied, within one test.
struct TestPipe {
  let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
    (reading, writing) = (ends[0], ends[1])
  }

  /// A reading end that holds a text of at most a pipe's length and then ends.
  static func holding(_ text: String) throws -> TestPipe {
    let pipe = try TestPipe()
    let bytes = Array(text.utf8)
    let count = bytes.withUnsafeBytes { write(pipe.writing, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw POSIXError(.EPIPE) }
    close(pipe.writing)
    return pipe
  }

  /// Closes the writing end and gives all that was written.
  func drained() -> String {
    close(writing)
    defer { close(reading) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = piece.withUnsafeMutableBytes { read(reading, $0.baseAddress, $0.count) }
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(contentsOf: piece[..<count])
    }
  }
}
