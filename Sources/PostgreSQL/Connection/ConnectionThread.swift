import Glibc
import Synchronization

/// The thread that one connection lives on: libpq may block it without holding up anything else.
final class ConnectionThread: SerialExecutor {
  private struct Jobs {
    var waiting: [UnownedJob] = []
    var isStopping = false
  }

  private let jobs = Mutex(Jobs())
  private let wake: WakePipe

  /// Starts the thread.
  init() throws {
    wake = try WakePipe()
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<ConnectionThread>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context.toOpaque())
    guard code == 0 else {
      context.release()
      throw PostgreSQLError(
        .resources, "cannot start a thread for a connection: \(String(cString: strerror(code)))")
    }
    pthread_detach(thread)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isFirst = jobs.withLock { jobs in
      jobs.waiting.append(job)
      return jobs.waiting.count == 1
    }
    if isFirst { wake.signal() }
  }

  /// Lets the thread end once it has nothing more to do.
  func stop() {
    jobs.withLock { $0.isStopping = true }
    wake.signal()
  }

  private func run() {
    while true {
      let (batch, isStopping) = jobs.withLock { jobs in
        defer { jobs.waiting.removeAll() }
        return (jobs.waiting, jobs.isStopping)
      }
      for job in batch { job.runSynchronously(on: asUnownedSerialExecutor()) }
      if batch.isEmpty {
        if isStopping { return }
        wake.wait()
      }
    }
  }
}
