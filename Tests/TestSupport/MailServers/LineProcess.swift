import Foundation

/// A helper program that answers one line at a time and ends when its standard input does, that is with these tests.
package final class LineProcess: Sendable {
  private let input: FileHandle
  private let output: FileHandle

  package init(_ arguments: [String]) throws {
    let (inputs, outputs) = (Pipe(), Pipe())
    input = inputs.fileHandleForWriting
    output = outputs.fileHandleForReading
    // No other program that a test starts may hold the pipe open.
    for end in [inputs.fileHandleForWriting, outputs.fileHandleForReading] {
      _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    let process = Process()
    process.executableURL = URL(filePath: arguments[0])
    process.arguments = Array(arguments.dropFirst())
    process.standardInput = inputs
    process.standardOutput = outputs
    try process.run()
  }

  deinit {
    try? input.close()
    try? output.close()
  }

  package func write(_ line: String) throws { try input.write(contentsOf: Data((line + "\n").utf8)) }

  /// The next line, awaited for a minute at most, without holding up other tests.
  package func readLine() async throws -> String {
    try await withCheckedThrowingContinuation { waiting in
      DispatchQueue.global().async { waiting.resume(with: Result { try self.nextLine() }) }
    }
  }

  private func nextLine() throws -> String {
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      var waiting = pollfd(fd: output.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 60_000) > 0, read(output.fileDescriptor, &byte, 1) == 1 else {
        throw MailServerFault(description: "the mail server of the tests does not answer")
      }
      if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
  }
}

/// What kept a mail server from being started.
package struct MailServerFault: Error, CustomStringConvertible {
  package let description: String
}
