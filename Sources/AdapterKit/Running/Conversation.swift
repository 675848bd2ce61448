import CareGaugeCollector
import Foundation

/// Does a vector's steps to one running program, on a thread that may wait.
///
/// The collector's own dialogue cannot be used here: it never sends half a request, and never closes what it reads.
struct Conversation {
  private let ends: Pipes
  private let group: pid_t
  private let patience: Patience
  private var recording: Recording
  private var isInputOpen = true
  private var isOutputOpen = true
  private var isErrorOpen = true
  /// Bytes of the output that belong to lines that were looked at.
  private var seen = 0
  private var hasAnswered = false
  private var buffer = [UInt8](repeating: 0, count: 64 << 10)

  init(_ ends: Pipes, group: pid_t, id: String, patience: Patience) {
    self.ends = ends
    self.group = group
    self.patience = patience
    recording = Recording(id: id)
  }

  /// Does the steps, ends the input, and reads until the program has gone or has had its time.
  mutating func perform(_ steps: [Step]) -> Recording {
    for step in steps {
      recording.sent.append(step.text)
      perform(step)
      guard recording.impatience == nil else { break }
    }
    closeInput()
    recording.sent.append("(then the end of its input)")
    if recording.impatience == nil { _ = turn(until: patience.leave) { !$0.isOutputOpen && !$0.isErrorOpen } }
    let hasEnded = AdapterLaunch.waitForEnd(of: group, atMost: patience.leave)
    while isOutputOpen || isErrorOpen, readOnce() {}
    if hasEnded { recording.ending = .status(0) }
    return recording
  }

  private mutating func perform(_ step: Step) {
    switch step {
    case .send(let bytes, let slowly): send(bytes, slowly: slowly)
    case .awaitFirstLine:
      expect("its first line", until: patience.answer) { !$0.isOutputOpen || $0.recording.output.contains(0x0A) }
    case .awaitAnswer:
      expect("an end or failed line", until: patience.answer) { !$0.isOutputOpen || $0.lookForAnswer() }
    case .terminate: terminate()
    case .closeInput: closeInput()
    case .closeOutput:
      if isOutputOpen { _ = close(ends.output.ours) }
      isOutputOpen = false
      recording.isOutputClosed = true
    case .closeError:
      if isErrorOpen { _ = close(ends.error.ours) }
      isErrorOpen = false
    }
  }

  private mutating func expect(_ what: String, until time: Duration, _ isDone: (inout Conversation) -> Bool) {
    if !turn(until: time, isDone) {
      recording.impatience = "\(what) did not come within \(time.components.seconds) seconds"
    }
  }

  /// Reads until something is so; false when time ran out first.
  private mutating func turn(until time: Duration, _ isDone: (inout Conversation) -> Bool) -> Bool {
    let deadline = ContinuousClock.now + time
    while !isDone(&self) {
      guard ContinuousClock.now < deadline else { return false }
      wait(writing: false)
      _ = readOnce()
    }
    return true
  }

  private mutating func lookForAnswer() -> Bool {
    while !hasAnswered, let end = recording.output[seen...].firstIndex(of: 0x0A) {
      let line = String(decoding: recording.output[seen..<end], as: UTF8.self).filter { $0 != " " }
      hasAnswered = line.contains("\"type\":\"end\"") || line.contains("\"type\":\"failed\"")
      seen = end + 1
    }
    return hasAnswered
  }

  private mutating func send(_ bytes: [UInt8], slowly: Bool) {
    var rest = bytes[...]
    let deadline = ContinuousClock.now + patience.answer
    while isInputOpen, !rest.isEmpty {
      let piece = slowly ? rest.prefix(1) : rest
      let written = piece.withUnsafeBytes { write(ends.input.ours, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
        if slowly { usleep(300) }
      } else if errno == EAGAIN {
        // A program that answers before it has read everything is right to wait for its reader.
        wait(writing: true)
        _ = readOnce()
        if ContinuousClock.now >= deadline {
          recording.impatience = "the program did not read its standard input"
          return
        }
      } else if errno != EINTR {
        // It reads no more; what it says counts.
        closeInput()
      }
    }
  }

  private mutating func terminate() {
    let deadline = ContinuousClock.now + patience.leave
    // A signal that meets the program while it is being started may be lost.
    repeat {
      kill(-group, SIGTERM)
      _ = readOnce()
      if AdapterLaunch.waitForEnd(of: group, atMost: .milliseconds(100)) { return }
    } while ContinuousClock.now < deadline
    recording.impatience = "the program went on for \(patience.leave.components.seconds) seconds after SIGTERM"
  }

  private mutating func closeInput() {
    if isInputOpen { _ = close(ends.input.ours) }
    isInputOpen = false
  }

  /// Closes what is still open of the kit's side.
  mutating func closeAll() {
    closeInput()
    if isOutputOpen { _ = close(ends.output.ours) }
    if isErrorOpen { _ = close(ends.error.ours) }
    (isOutputOpen, isErrorOpen) = (false, false)
  }

  private func wait(writing: Bool) {
    var polled = [
      pollfd(fd: writing && isInputOpen ? ends.input.ours : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: isOutputOpen ? ends.output.ours : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isErrorOpen ? ends.error.ours : -1, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&polled, nfds_t(polled.count), 100)
  }

  /// Reads what is there; gives whether anything was.
  private mutating func readOnce() -> Bool {
    var hasRead = false
    if isOutputOpen {
      let count = read(from: ends.output.ours)
      if count > 0, recording.output.count < Patience.longestOutput {
        recording.output += buffer[..<count]
        hasRead = true
      }
      if count == 0 {
        _ = close(ends.output.ours)
        isOutputOpen = false
      }
    }
    if isErrorOpen {
      let count = read(from: ends.error.ours)
      if count > 0, recording.log.count < Patience.longestLog { recording.log += buffer[..<count] }
      hasRead = hasRead || count > 0
      if count == 0 {
        _ = close(ends.error.ours)
        isErrorOpen = false
      }
    }
    return hasRead
  }

  /// Bytes now in the buffer: 0 at the end, -1 when there are none yet.
  private mutating func read(from descriptor: Int32) -> Int {
    let count = buffer.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EAGAIN || errno == EINTR { return -1 }
    return max(0, count)
  }
}

/// How long the kit waits for a program.
struct Patience: Sendable {
  /// Bytes of output that are kept; a program that says more is judged by these.
  static let longestOutput = 256 << 20
  static let longestLog = 1 << 20

  /// For an answer to come.
  var answer: Duration = .seconds(20)
  /// For the program to end once its input has ended, or after SIGTERM; the collector's own limit.
  var leave: Duration = AdapterLimits().grace
}
