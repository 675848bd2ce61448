import CareGaugeModel

/// The life of alerts: from what is seen now and what was known to what changes.
///
/// Every decision compares a level with a level, so that the same sightings again change nothing, and a service that was
/// down takes the step that it missed once. The order of sightings does not matter.
package struct AlertMachine: Sendable {
  /// Every kind of alert.
  package static let everyKind = Set(AlertKind.allCases)

  package init() {}

  /// What the sightings change at a moment.
  ///
  /// - Parameters:
  ///   - book: the alerts as they are recorded; not changed by the step.
  ///   - sightings: at most one for each key; of several the one counts that says the worst.
  ///   - complete: kinds of which the sightings name all alerts that there are, so that one which they do not name is
  ///     withdrawn. Without a kind, its alerts that are not named stay.
  package func step(
    _ book: AlertBook, sightings: [Sighting], now: Instant, complete: Set<AlertKind> = AlertMachine.everyKind
  ) -> AlertStep {
    let (known, new) = placed(sightings, in: book)
    var taken = Steps(now: now)
    for place in book.alerts.indices {
      let number = known[place]
      if number >= 0 {
        taken.take(sightings[number], of: book.alerts[place])
      } else if book.isActive[place] && complete.contains(book.alerts[place].subject.kind) {
        taken.end(book.alerts[place], .withdrawn, basis: nil, restated: nil)
      }
    }
    for number in new { taken.begin(sightings[number], episode: 0) }
    return taken.step
  }

  /// The number of the sighting of each known alert, -1 for none, and the numbers of sightings that may begin new alerts.
  private func placed(_ sightings: [Sighting], in book: AlertBook) -> (known: [Int], new: [Int]) {
    var known = [Int](repeating: -1, count: book.count)
    var new: [AlertKey: Int] = [:]
    for number in sightings.indices {
      if let place = book.place(of: sightings[number].key) {
        if known[place] < 0 || sightings[number].outweighs(sightings[known[place]]) { known[place] = number }
      } else if case .holds = sightings[number].observation {
        let other = new[sightings[number].key]
        if other.map({ sightings[number].outweighs(sightings[$0]) }) ?? true { new[sightings[number].key] = number }
      }
    }
    return (known, Array(new.values))
  }
}
