import Foundation

/// Ends what a run has left behind: its process group, and processes that left the group but still carry the
/// collection's id in their environment.
struct ProcessSweep: Sendable {
  /// `CAREGAUGE_COLLECTION=<id>`, as it stands in `/proc/<pid>/environ`.
  private let mark: [UInt8]

  init(collection: String) {
    mark = Array("CAREGAUGE_COLLECTION=\(collection)".utf8)
  }

  /// Kills all of them; a program that forks faster than one search takes several rounds.
  func killAll(group: pid_t?) {
    for _ in 0..<50 {
      if let group, group > 1 { kill(-group, SIGKILL) }
      let found = survivors()
      if found.isEmpty { return }
      for process in found { kill(process, SIGKILL) }
      usleep(2000)
    }
  }

  /// Waits until a process has ended; gives whether it has.
  static func waitForEnd(of process: pid_t, atMost time: Duration) -> Bool {
    let deadline = ContinuousClock.now + time
    while isRunning(process) {
      if ContinuousClock.now >= deadline { return false }
      usleep(5000)
    }
    return true
  }

  /// Whether a process runs; one that has ended and waits for its parent does not.
  private static func isRunning(_ process: pid_t) -> Bool {
    guard let stat = FileManager.default.contents(atPath: "/proc/\(process)/stat"),
      let end = stat.lastIndex(of: UInt8(ascii: ")"))
    else { return false }
    return stat[(end + 1)...].first { $0 != 0x20 } != UInt8(ascii: "Z")
  }

  /// Processes that carry the mark and are more than a name waiting for their parent.
  func survivors() -> [pid_t] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: "/proc") else { return [] }
    return names.compactMap { pid_t($0) }.filter { $0 != getpid() && carriesMark($0) }
  }

  private func carriesMark(_ process: pid_t) -> Bool {
    // A process that has ended has an empty environment.
    guard let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") else { return false }
    return environment.split(separator: 0).contains { $0.elementsEqual(mark) }
  }
}
