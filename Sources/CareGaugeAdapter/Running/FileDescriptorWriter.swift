import Foundation

/// Writes whole byte runs to an open file descriptor, which it does not own.
struct FileDescriptorWriter {
  let descriptor: Int32

  /// The system's number for what went wrong; `EPIPE` when the reader is gone.
  struct Failure: Error {
    let number: Int32
  }

  /// Writes everything, however many calls that takes.
  func write(_ bytes: ArraySlice<UInt8>) throws(Failure) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if written < 0, errno != EINTR {
        throw Failure(number: errno)
      }
    }
  }
}
