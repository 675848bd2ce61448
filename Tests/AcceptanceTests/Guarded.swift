import Foundation
import Synchronization
import TestSupport

/// A program that dies with this process, by whatever means this process ends.
final class Guarded: Sendable {
  private let identifier: Int32
  /// Kept open as long as the program may live: the wrapper kills it when this pipe ends.
  private let life: Pipe
  private let output: OutputLines

  /// Starts a program behind a wrapper; its standard error goes to a file.
  static func start(_ words: [String], log: URL, in folder: URL) throws -> Guarded {
    let wrapper = Process()
    wrapper.executableURL = URL(filePath: "/bin/sh")
    wrapper.arguments = ["-c", script, "wrapper", log.path] + words
    wrapper.currentDirectoryURL = folder
    let (life, output, number) = (Pipe(), Pipe(), Pipe())
    wrapper.standardInput = life
    wrapper.standardOutput = output
    wrapper.standardError = number
    for end in [life.fileHandleForWriting, output.fileHandleForReading, number.fileHandleForReading] {
      _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
    }
    try wrapper.run()
    let said = String(decoding: number.fileHandleForReading.availableData, as: UTF8.self)
    guard let identifier = Int32(said.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw TestSupportFault("\(words[0]) did not start: \(said)")
    }
    return Guarded(identifier, life, OutputLines(output))
  }

  private init(_ identifier: Int32, _ life: Pipe, _ output: OutputLines) {
    self.identifier = identifier
    self.life = life
    self.output = output
  }

  func send(_ signal: Int32) { kill(identifier, signal) }

  /// The first line of standard output that begins with the mark; nil when the output ends before.
  func line(beginning mark: String) async -> String? { await output.first { $0.hasPrefix(mark) } }

  /// Waits until the program is gone: only it holds the other end of its standard output.
  func waitForEnd() async {
    _ = await output.first { _ in false }
    try? life.fileHandleForWriting.close()
  }

  /// `read` is the shell's own, so that no further process holds the pipe; the program is never reaped before the
  /// shell ends, so that its number stays its own.
  private static let script = """
    log=$1; shift; exec 3<&0
    "$@" </dev/null 2>>"$log" 3<&- &
    child=$!; echo "$child" >&2; exec >/dev/null 2>&1
    while read -r _ <&3; do :; done
    kill -KILL $child
    """
}

/// The lines of a pipe as they come, kept for whoever asks later.
private final class OutputLines: Sendable {
  private struct State {
    var lines: [String] = []
    var hasEnded = false
    var waiting: [(matches: @Sendable (String) -> Bool, continuation: CheckedContinuation<String?, Never>)] = []
  }

  private let state = Mutex(State())

  init(_ pipe: Pipe) {
    let handle = pipe.fileHandleForReading
    Thread.detachNewThread { [self] in
      var rest = ""
      while true {
        let data = handle.availableData
        rest += String(decoding: data, as: UTF8.self)
        var lines = rest.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        rest = lines.removeLast()
        add(lines, isEnd: data.isEmpty)
        if data.isEmpty { return }
      }
    }
  }

  func first(where matches: @escaping @Sendable (String) -> Bool) async -> String? {
    await withCheckedContinuation { continuation in
      let answer: String?? = state.withLock { state in
        if let line = state.lines.first(where: matches) { return .some(line) }
        if state.hasEnded { return .some(nil) }
        state.waiting.append((matches, continuation))
        return .none
      }
      if let answer { continuation.resume(returning: answer) }
    }
  }

  private func add(_ lines: [String], isEnd: Bool) {
    let answers = state.withLock { state in
      state.lines += lines
      state.hasEnded = isEnd
      var answers: [(CheckedContinuation<String?, Never>, String?)] = []
      state.waiting.removeAll { waiting in
        let line = lines.first(where: waiting.matches)
        guard line != nil || isEnd else { return false }
        answers.append((waiting.continuation, line))
        return true
      }
      return answers
    }
    for (continuation, line) in answers { continuation.resume(returning: line) }
  }
}
