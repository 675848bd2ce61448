import CareGaugeModel

/// What each receiver was last told of each alert, as memory holds what the store keeps.
package struct ToldBook: Sendable {
  private(set) var rows: [AlertKey: [Told]] = [:]

  package init() {}

  /// The rows as the store has them, in any order; of several for the same receiver and alert the last counts.
  package init(_ rows: some Sequence<Told>) {
    for row in rows { put(row) }
  }

  package subscript(receiver: String, key: AlertKey) -> Told? { rows[key]?.first { $0.receiver == receiver } }

  /// Everything that was ever told, in the order of keys and receivers.
  package var all: [Told] { rows.sorted { $0.key < $1.key }.flatMap(\.value) }

  package var isEmpty: Bool { rows.isEmpty }

  /// Takes in what a plan's messages tell, once they are recorded.
  package mutating func apply(_ plan: MessagePlan) {
    for row in plan.told { put(row) }
  }

  private mutating func put(_ row: Told) {
    var told = rows[row.key] ?? []
    if let place = told.firstIndex(where: { $0.receiver >= row.receiver }) {
      if told[place].receiver == row.receiver { told[place] = row } else { told.insert(row, at: place) }
    } else {
      told.append(row)
    }
    rows[row.key] = told
  }
}

extension AlertKey {
  /// Names no alert, but the monthly list of what nobody reports on: its row says when a receiver last had one.
  package static let unreportedList = AlertKey("target_unreported")
}
