import CareGaugeModel
import Foundation

/// What happened in one run of the program.
struct Recording: Sendable {
  /// How the program ended.
  enum Ending: Sendable, Hashable {
    case status(Int)
    case signal(Int)
    /// It did not, and was killed.
    case overdue
  }

  /// The request's id, as a text.
  var id: String
  /// What was done to the program, in order, for people.
  var sent: [String] = []
  var output: [UInt8] = []
  var log: [UInt8] = []
  var ending = Ending.overdue
  /// What the program kept waiting for; nil where every step went through.
  var impatience: String?
  /// The folder of the copy that the program worked on, which differs between runs.
  var root = ""
  /// Whether the kit itself stopped reading the output.
  var isOutputClosed = false

  /// The lines of the output; a last one without its end counts.
  var lines: [OutputLine] { OutputLine.all(of: output) }

  /// How the run ended, for people.
  var end: String {
    switch ending {
    case .status(let status): "the program ended with status \(status)"
    case .signal(let signal): "signal \(signal) ended the program"
    case .overdue: "the program did not end and was killed"
    }
  }
}

/// One line of a program's output.
struct OutputLine: Sendable {
  /// From 1.
  var number: Int
  var bytes: ArraySlice<UInt8>
  /// Whether a line feed stands at its end.
  var isWhole: Bool
  /// What it says; nil where it is no JSON object.
  var message: JSONValue?

  var type: String { message?["type"]?.text ?? "" }
  var report: String? { message?["report"]?.text }

  /// For people, cut at 300 characters.
  var text: String { shown(bytes) }

  static func all(of output: [UInt8]) -> [OutputLine] {
    var pieces = output.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isWhole = pieces.last?.isEmpty ?? true
    if isWhole { pieces.removeLast() }
    return pieces.enumerated().map { index, bytes in
      OutputLine(
        number: index + 1, bytes: bytes, isWhole: isWhole || index + 1 < pieces.count, message: object(bytes))
    }
  }

  private static func object(_ bytes: ArraySlice<UInt8>) -> JSONValue? {
    let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    if case .object = value { return value }
    return nil
  }
}

/// Bytes for people: control characters as escapes, cut at 300 characters.
func shown(_ bytes: some Swift.Collection<UInt8>) -> String {
  let text = String(decoding: bytes.prefix(1200), as: UTF8.self)
  var shown = ""
  for scalar in text.unicodeScalars.prefix(300) {
    switch scalar {
    case "\n": shown += "\\n"
    case "\t": shown += "\\t"
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: shown += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return text.unicodeScalars.count > 300 || bytes.count > 1200 ? shown + " …" : shown
}
