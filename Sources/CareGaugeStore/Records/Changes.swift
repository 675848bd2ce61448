import CareGaugeModel
import PostgreSQL

/// What another transaction, of this or another process, committed.
package enum StoreChange: Sendable, Hashable {
  /// Listening began, or began again after the connection broke: anything may have changed before.
  case anything
  /// These blocks got figures.
  case blocks([Int32])
}

extension Store {
  static let channel = "caregauge_changes"

  /// Changes as they are committed, over a connection of its own; ends when the task is cancelled.
  package func changes() -> some AsyncSequence<StoreChange, Never> & Sendable {
    ChannelElements(pool.messages(on: Store.channel)) { message in
      switch message {
      case .listening: .anything
      case .message(let message): BlockRanges(message.payload).map { .blocks($0.numbers) } ?? .anything
      }
    }
  }
}

/// Block numbers as text that is short enough for a notification: `0-19,40`.
struct BlockRanges: Equatable {
  var numbers: [Int32]

  init(numbers: [Int32]) { self.numbers = numbers }

  /// Nil when the text is not of this form.
  init?(_ text: String) {
    numbers = []
    for part in text.split(separator: ",") {
      let bounds = part.split(separator: "-", omittingEmptySubsequences: false).map { Int32($0) }
      guard let first = bounds.first ?? nil, let last = bounds.last ?? nil, bounds.count <= 2, first <= last,
        last - first < 1_000_000
      else { return nil }
      numbers.append(contentsOf: first...last)
    }
  }

  /// The texts of ascending numbers, each below the 8,000 bytes that a notification may have.
  var texts: [String] {
    var texts: [String] = []
    var text = ""
    var start = 0
    while start < numbers.count {
      var end = start
      while end + 1 < numbers.count, numbers[end + 1] == numbers[end] + 1 { end += 1 }
      let part = start == end ? "\(numbers[start])" : "\(numbers[start])-\(numbers[end])"
      if text.utf8.count + part.utf8.count > 7900 {
        texts.append(text)
        text = ""
      }
      text += (text.isEmpty ? "" : ",") + part
      start = end + 1
    }
    if !text.isEmpty { texts.append(text) }
    return texts
  }
}

extension Connection {
  /// Tells listeners, at commit, which blocks got figures.
  func notify(changed blocks: [Int32]) throws {
    for text in BlockRanges(numbers: blocks).texts {
      _ = try query("select pg_notify(\(Store.channel), \(text))")
    }
  }
}
