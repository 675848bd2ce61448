import CareGaugeModel
import Foundation

/// Speaks with one running adapter over its pipes, on a thread that may wait.
///
/// Nothing is read ahead: while the decoder works, or the store, the pipe fills and the adapter waits.
struct Dialogue {
  /// How a listening ended.
  enum Answer: Equatable {
    case described(DescribedAdapter)
    case finished
  }

  /// Everything that came between `hello` and `end`.
  struct Reported: Sendable {
    var version: String
    var readings: Int
    var reports: [CollectedReport]
    var findings: [Finding]
  }

  private let pipes: Pipes
  private var unsent: [UInt8]
  private var isInputOpen = true
  private var isOutputOpen = true
  private var isErrorOpen = true
  private(set) var decoder: OutputDecoder
  private var errorLines: ErrorLines
  private let progress: @Sendable (Int, Int) -> Void
  private var buffer = [UInt8](repeating: 0, count: 256 << 10)

  init(
    _ pipes: Pipes, request: [UInt8], machine: CollectionMachine, errorLines: ErrorLines,
    progress: @escaping @Sendable (Int, Int) -> Void
  ) {
    self.pipes = pipes
    unsent = request
    decoder = OutputDecoder(machine)
    self.errorLines = errorLines
    self.progress = progress
  }

  /// Listens until the adapter has said all, or a fault, or the deadline; `stop` becoming true ends it early.
  mutating func listen(
    until deadline: ContinuousClock.Instant, stop: () -> Bool
  ) throws(CollectionFault) -> Answer {
    while true {
      guard !stop() else { throw CollectionFault(.cancelled, "the collection was cancelled") }
      guard ContinuousClock.now < deadline else {
        throw CollectionFault(.tooSlow, "there was no end message in time; the adapter was ended")
      }
      let ready = wait(until: deadline)
      if ready.error { readErrors() }
      if ready.input { send() }
      if ready.output, let answer = try readOutput() { return answer }
    }
  }

  /// Sends the last word, ends the input, and reads what still comes until the adapter is gone or `deadline` is there.
  mutating func close(with line: [UInt8], until deadline: ContinuousClock.Instant, stop: () -> Bool) {
    unsent = isInputOpen ? line : []
    if unsent.isEmpty { closeInput() }
    var dropped = 0
    while isInputOpen && !unsent.isEmpty || isOutputOpen || isErrorOpen, ContinuousClock.now < deadline, !stop() {
      let ready = wait(until: deadline)
      if ready.error { readErrors() }
      if ready.input { send() }
      if unsent.isEmpty { closeInput() }
      if ready.output { dropped += max(0, readBytes()) }
    }
    closeInput()
    if dropped > 0 { errorLines.feed("W! \(dropped) bytes after the end message were dropped\n".utf8) }
    errorLines.end()
  }

  /// The adapter's own version, and what it has reported.
  mutating func finish() -> Reported {
    let (reports, findings) = decoder.finish()
    return Reported(
      version: decoder.machine.adapter.version, readings: decoder.machine.counts.readings, reports: reports,
      findings: findings)
  }

  /// Closes what is still open of our side.
  mutating func closeAll() {
    errorLines.end()
    closeInput()
    _ = (Foundation.close(pipes.output.ours), Foundation.close(pipes.error.ours))
  }

  private mutating func closeInput() {
    if isInputOpen { _ = Foundation.close(pipes.input.ours) }
    isInputOpen = false
  }

  /// Waits until a pipe has something to do, at most a tenth of a second.
  private func wait(
    until deadline: ContinuousClock.Instant
  ) -> (input: Bool, output: Bool, error: Bool) {
    var polled = [
      pollfd(fd: isInputOpen && !unsent.isEmpty ? pipes.input.ours : -1, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: isOutputOpen ? pipes.output.ours : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isErrorOpen ? pipes.error.ours : -1, events: Int16(POLLIN), revents: 0),
    ]
    let left = (deadline - ContinuousClock.now) / .milliseconds(1)
    _ = poll(&polled, nfds_t(polled.count), Int32(max(1, min(100, left.rounded(.up)))))
    return (polled[0].revents != 0, polled[1].revents != 0, polled[2].revents != 0)
  }

  private mutating func send() {
    let written = unsent.withUnsafeBytes { write(pipes.input.ours, $0.baseAddress, $0.count) }
    if written > 0 {
      unsent.removeFirst(written)
    } else if written < 0, errno != EAGAIN, errno != EINTR {
      // The adapter reads no more; what it still says counts.
      unsent = []
      closeInput()
    }
  }

  private mutating func readErrors() {
    let count = buffer.withUnsafeMutableBytes { read(pipes.error.ours, $0.baseAddress, 16 << 10) }
    if count > 0 {
      errorLines.feed(buffer[..<count])
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      isErrorOpen = false
    }
  }

  /// Bytes now in the buffer: 0 at the end, -1 when there are none yet.
  private mutating func readBytes() -> Int {
    let count = buffer.withUnsafeMutableBytes { read(pipes.output.ours, $0.baseAddress, $0.count) }
    if count < 0, errno == EAGAIN || errno == EINTR { return -1 }
    if count <= 0 { isOutputOpen = false }
    return max(0, count)
  }

  private mutating func readOutput() throws(CollectionFault) -> Answer? {
    let count = readBytes()
    if count < 0 { return nil }
    if count == 0 { try decoder.checkEnd() }
    var answer: Answer?
    var failure: CollectionFault?
    let report = progress
    let result: Result<Void, CollectionFault> = buffer.withUnsafeBytes { bytes in
      do throws(CollectionFault) {
        try decoder.feed(UnsafeRawBufferPointer(rebasing: bytes[..<count])) { action in
          switch action {
          case .none: break
          case .progress(let done, let total): report(done, total)
          case .described(let description): answer = .described(description)
          case .finished: answer = .finished
          case .failed(let fault): failure = fault
          }
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    if answer != nil, decoder.hasRest {
      throw CollectionFault(.afterEnd, line: decoder.lines + 1, "bytes stand after the end")
    }
    if let failure { throw failure }
    return answer
  }
}
