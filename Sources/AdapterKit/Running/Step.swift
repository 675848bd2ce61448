import Foundation

/// One thing that is done to the program, as a vector's file writes it.
enum Step: Sendable, Hashable {
  /// Bytes to standard input, in one piece or byte by byte.
  case send([UInt8], slowly: Bool)
  /// Waits for the first whole line, or the end of the output.
  case awaitFirstLine
  /// Waits for `end` or `failed`, or the end of the output.
  case awaitAnswer
  /// SIGTERM, until the program has gone.
  case terminate
  case closeInput, closeOutput, closeError

  /// - Parameter replace: puts values in place of `$ID`, `$COLLECT` and the like.
  /// - Throws: `KitFault` for a word that is no step.
  init(_ text: String, replace: (String) -> String) throws(KitFault) {
    guard text.first == "@" else {
      self = .send(Array(replace(text).utf8), slowly: false)
      return
    }
    let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let rest = words.count > 1 ? words[1] : ""
    switch words[0] {
    case "@slowly": self = .send(Array(replace(rest).utf8), slowly: true)
    case "@repeat":
      let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, let count = Int(parts[0]) else { throw KitFault("\(text) is no step") }
      self = .send(Array(String(repeating: parts[1], count: count).utf8), slowly: false)
    case "@bytes":
      let digits = Array(rest)
      let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
        UInt8(String(digits[$0...$0 + 1]), radix: 16)
      }
      self = .send(bytes, slowly: false)
    case "@hello": self = .awaitFirstLine
    case "@answer": self = .awaitAnswer
    case "@term": self = .terminate
    case "@close-input": self = .closeInput
    case "@close-output": self = .closeOutput
    case "@close-error": self = .closeError
    default: throw KitFault("\(text) is no step")
    }
  }

  /// For people.
  var text: String {
    switch self {
    case .send(let bytes, let slowly): (slowly ? "(byte by byte) " : "") + shown(bytes)
    case .awaitFirstLine: "(then waited for its first line)"
    case .awaitAnswer: "(then waited for its answer)"
    case .terminate: "(then SIGTERM)"
    case .closeInput: "(then closed its standard input)"
    case .closeOutput: "(then closed its standard output)"
    case .closeError: "(then closed its standard error)"
    }
  }
}

/// The kit itself cannot go on.
package struct KitFault: Error, Hashable, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}
