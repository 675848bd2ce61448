import Foundation
import Synchronization

/// A bar on standard error, drawn only where a person watches: on a terminal.
final class ProgressBar: Sendable {
  private let title: String
  private let isTerminal: Bool
  private let drawn = Mutex(false)

  init(title: String) {
    self.title = title
    isTerminal = isatty(STDERR_FILENO) == 1
  }

  /// Draws `done` of `total`; nothing where `total` is 0.
  func show(done: Int, of total: Int) {
    guard isTerminal, total > 0 else { return }
    let filled = min(30, done * 30 / total)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
    write("\r\(title) \(bar) \(done)/\(total)")
    drawn.withLock { $0 = true }
  }

  /// Wipes the bar, so that what follows begins on a clean line.
  func finish() {
    drawn.withLock { drawn in
      if drawn { write("\r\u{1B}[K") }
      drawn = false
    }
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
