import Foundation
import Synchronization
import TestSupport

/// A program that dies with this process, by whatever means this process ends.
final class Guarded: Sendable {
  private let identifier: Int32
  /// Kept open as long as the program may live: the wrapper kills it when this pipe ends.
  private let life: Pipe
  private let end: Ended

  /// Starts a program behind a wrapper; its standard output can be read, its standard error goes to a file.
  static func start(_ words: [String], log: URL, in folder: URL) throws -> (Guarded, Pipe) {
    let wrapper = Process()
    wrapper.executableURL = URL(filePath: "/bin/sh")
    wrapper.arguments = ["-c", script, "wrapper", log.path] + words
    wrapper.currentDirectoryURL = folder
    let (life, output, number) = (Pipe(), Pipe(), Pipe())
    wrapper.standardInput = life
    wrapper.standardOutput = output
    wrapper.standardError = number
    _ = fcntl(life.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    let end = Ended()
    wrapper.terminationHandler = { _ in end.set() }
    try wrapper.run()
    let said = String(decoding: number.fileHandleForReading.availableData, as: UTF8.self)
    guard let identifier = Int32(said.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw TestSupportFault("\(words[0]) did not start: \(said)")
    }
    return (Guarded(identifier, life, end), output)
  }

  private init(_ identifier: Int32, _ life: Pipe, _ end: Ended) {
    self.identifier = identifier
    self.life = life
    self.end = end
  }

  func send(_ signal: Int32) { kill(identifier, signal) }

  func waitForEnd() async { await end.wait() }

  /// `read` is the shell's own, so that no further process holds the pipe.
  private static let script = """
    log=$1; shift; exec 3<&0
    "$@" </dev/null 2>>"$log" 3<&- &
    child=$!; echo "$child" >&2; exec >/dev/null 2>&1
    (while read -r _ <&3; do :; done; kill -KILL $child) & guard=$!
    wait $child; kill -KILL $guard
    """
}

/// Something that happens once and is waited for.
final class Ended: Sendable {
  private struct State {
    var isSet = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let state = Mutex(State())

  func set() {
    let waiting = state.withLock { state in
      state.isSet = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  func wait() async {
    await withCheckedContinuation { continuation in
      let isSet = state.withLock { state in
        if !state.isSet { state.waiting.append(continuation) }
        return state.isSet
      }
      if isSet { continuation.resume() }
    }
  }
}
