import Dispatch
import Glibc
import Synchronization

/// A process that was started from a thread which stays until the process ends.
///
/// The thread matters: the system sends the parent-death signal when the starting *thread* ends, not the program.
final class ChildProcess: Sendable {
  /// How a process ended.
  enum Exit: Sendable, Equatable, CustomStringConvertible {
    case code(Int32)
    case signal(Int32)

    var description: String {
      switch self {
      case .code(let code): "exit status \(code)"
      case .signal(let number): "signal \(number)"
      }
    }
  }

  private struct State {
    var exit: Exit?
    var waiters: [Int: CheckedContinuation<Exit, any Error>] = [:]
    var lastWaiter = 0
  }

  let identifier: pid_t
  private let state = Mutex(State())

  private init(_ identifier: pid_t) { self.identifier = identifier }

  /// Starts a program in a session of its own, with nothing of ours but the given environment; its output goes to the
  /// end of a file.
  static func start(_ arguments: [String], environment: [String], output: String) async throws -> ChildProcess {
    try await withCheckedThrowingContinuation { continuation in
      let launch = Launch(
        arguments: arguments, environment: environment, output: output, continuation: continuation)
      let context = Unmanaged.passRetained(launch)
      var thread = pthread_t()
      let code = pthread_create(
        &thread, nil,
        { context in
          if let context { Unmanaged<Launch>.fromOpaque(context).takeRetainedValue().run() }
          return nil
        }, context.toOpaque())
      guard code == 0 else {
        context.release()
        continuation.resume(throwing: SystemFault(action: "start a thread", code: code))
        return
      }
      pthread_detach(thread)
    }
  }

  /// Waits until the process has ended.
  /// - Throws: `CancellationError`.
  func exit() async throws -> Exit {
    let id = state.withLock { state in
      state.lastWaiter += 1
      return state.lastWaiter
    }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in wait(id, continuation) }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(throwing: CancellationError())
    }
  }

  /// Waits until the process has ended, also in a task that was cancelled.
  func exitRegardless() async -> Exit? {
    try? await withCheckedThrowingContinuation { continuation in
      let exit = state.withLock { state -> Exit? in
        guard state.exit == nil else { return state.exit }
        state.lastWaiter += 1
        state.waiters[state.lastWaiter] = continuation
        return nil
      }
      if let exit { continuation.resume(returning: exit) }
    }
  }

  private func wait(_ id: Int, _ continuation: CheckedContinuation<Exit, any Error>) {
    let isCancelled = Task.isCancelled
    let exit = state.withLock { state -> Exit? in
      if state.exit == nil, !isCancelled { state.waiters[id] = continuation }
      return state.exit
    }
    if let exit {
      continuation.resume(returning: exit)
    } else if isCancelled {
      continuation.resume(throwing: CancellationError())
    }
  }

  /// How it ended; nil while it runs.
  var ended: Exit? { state.withLock { $0.exit } }

  /// Sends a signal, unless the process has ended: its number may be another's by then.
  func send(_ signal: Int32) {
    state.withLock { state in if state.exit == nil { kill(identifier, signal) } }
  }

  /// Sends a signal after a while, also when the task that asked for it is cancelled.
  func send(_ signal: Int32, after time: DispatchTimeInterval) {
    DispatchQueue.global().asyncAfter(deadline: .now() + time) { [self] in send(signal) }
  }

  /// Waits on the starting thread for the end, and tells the others.
  fileprivate func reap() {
    var information = siginfo_t()
    // Left as a zombie until the state is locked, so that `send` never reaches a number that was given away.
    while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) < 0, errno == EINTR {}
    let (exit, waiters) = state.withLock { state in
      var status: Int32 = 0
      while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
      let exit: Exit = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
      state.exit = exit
      defer { state.waiters.removeAll() }
      return (exit, Array(state.waiters.values))
    }
    for waiter in waiters { waiter.resume(returning: exit) }
  }

  /// What the thread is given.
  private final class Launch: Sendable {
    private let arguments: [String]
    private let environment: [String]
    private let output: String
    private let continuation: CheckedContinuation<ChildProcess, any Error>

    init(
      arguments: [String], environment: [String], output: String,
      continuation: CheckedContinuation<ChildProcess, any Error>
    ) {
      self.arguments = arguments
      self.environment = environment
      self.output = output
      self.continuation = continuation
    }

    func run() {
      let child: ChildProcess
      do {
        child = ChildProcess(try Spawn.start(arguments, environment: environment, output: output))
      } catch {
        continuation.resume(throwing: error)
        return
      }
      continuation.resume(returning: child)
      child.reap()
    }
  }
}
