import PostgreSQL

/// What people have entered.
package enum StoreEntry: String, Sendable, Hashable, CaseIterable {
  /// Listening began, or began again after the connection broke: anything may have been entered before.
  case anything
  /// A silence was added or ended.
  case silences
  /// A task was recorded.
  case tasks
}

extension Store {
  static let entryChannel = "caregauge_entries"

  /// Silences and tasks as they are committed, over a connection of its own; ends when the task is cancelled.
  package func entries() -> some AsyncSequence<StoreEntry, Never> & Sendable {
    ChannelElements(pool.messages(on: Store.entryChannel)) { message in
      switch message {
      case .listening: .anything
      case .message(let message): StoreEntry(rawValue: message.payload) ?? .anything
      }
    }
  }
}

extension Connection {
  /// Tells listeners, at commit, what was entered.
  func notify(entered entry: StoreEntry) throws {
    _ = try query("select pg_notify(\(Store.entryChannel), \(entry.rawValue))")
  }
}
