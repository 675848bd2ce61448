import Logging

/// An adapter's standard error, line by line, to the log: `E!`, `W!`, `I!` and `D!` name the level.
struct ErrorLines {
  /// A longer line is cut; a log is no place for a document.
  static let longest = 2000

  private let log: Logger
  private var line: [UInt8] = []
  private var isCut = false
  private var left: Int

  /// - Parameter limit: bytes that go to the log; the rest is dropped.
  init(log: Logger, limit: Int) {
    self.log = log
    left = limit
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      if byte == 0x0A {
        end()
      } else if line.count < ErrorLines.longest {
        line.append(byte)
      } else {
        isCut = true
      }
    }
  }

  /// Writes the line that has come so far.
  mutating func end() {
    defer {
      line.removeAll(keepingCapacity: true)
      isCut = false
    }
    guard !line.isEmpty, left > 0 else { return }
    left -= line.count + 1
    let (level, text) = ErrorLines.level(String(decoding: line, as: UTF8.self))
    log.log(level: level, "\(text)\(isCut ? " …" : "")")
    if left <= 0 { log.warning("the adapter writes more to standard error than the log takes; the rest is dropped") }
  }

  private static func level(_ text: String) -> (Logger.Level, String) {
    let levels: [(String, Logger.Level)] = [("E!", .error), ("W!", .warning), ("I!", .info), ("D!", .debug)]
    for (mark, level) in levels where text.hasPrefix(mark) {
      return (level, printable(String(text.dropFirst(2).drop { $0 == " " })))
    }
    return (.notice, printable(text))
  }

  /// Control characters could move a terminal's cursor or forge a line.
  private static func printable(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 }))
  }
}
