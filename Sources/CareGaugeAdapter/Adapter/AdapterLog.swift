import Foundation

/// Lines on standard error, which the collector copies into its log by their level.
public enum AdapterLog {
  /// Something failed; a person must act.
  public static func error(_ text: @autoclosure () -> String) { write("E!", text()) }
  /// Something is odd and was worked round.
  public static func warning(_ text: @autoclosure () -> String) { write("W!", text()) }
  /// Something that operators may want to know.
  public static func info(_ text: @autoclosure () -> String) { write("I!", text()) }
  /// Something for the adapter's author.
  public static func debug(_ text: @autoclosure () -> String) { write("D!", text()) }

  /// One write a line, so that lines of threads do not mix; further lines of the text get the level again.
  private static func write(_ level: String, _ text: String) {
    var bytes: [UInt8] = []
    for line in text.split(whereSeparator: \.isNewline) {
      bytes.append(contentsOf: "\(level) \(line)\n".utf8)
    }
    // A log that nobody reads any more is no reason to fail.
    try? FileDescriptorWriter(descriptor: STDERR_FILENO).write(bytes[...])
  }
}
