import CareGaugeCollector
import CareGaugeModel
import CareGaugeStore

extension CollectOutcomeItem {
  /// Beyond as many figures their past is not looked up, which would take longer than the collection.
  private static let countedReadings = 200_000

  /// - Parameters:
  ///   - outcome: nil where the adapter is gone from the configuration.
  ///   - store: tells new figures from revised ones.
  init(_ outcome: CollectionOutcome?, adapter: String, store: Store) async {
    guard let outcome else {
      self.init(adapter: adapter, error: "no adapter of the configuration has this name")
      return
    }
    self.init(
      adapter: adapter, reports: outcome.reports, readings: outcome.acceptedReadings, findings: outcome.findings,
      error: outcome.fault?.description)
    waiting = outcome.isSpooled
    guard outcome.fault == nil, !outcome.isSpooled, let collection = outcome.collection else { return }
    guard outcome.storedReadings <= CollectOutcomeItem.countedReadings else { return }
    let stored =
      outcome.storedReadings == 0 ? StoredReadings() : try? await store.storedReadings(of: collection)
    guard let stored else { return }
    (new, revised) = (stored.new, stored.revised)
    unchanged = max(0, readings - stored.new - stored.revised)
  }

  /// - Parameter findings: of the whole collection.
  init(adapter: String, reports: Int = 0, readings: Int = 0, findings: [Finding] = [], error: String?) {
    self.init(
      adapter: adapter, reports: reports, readings: readings, new: nil, revised: nil, unchanged: nil,
      refused: findings.count { $0.kind == .refusedReport }, rejected: findings.count { $0.kind == .rejectedCell },
      findings: findings.count, waiting: false, error: error)
  }
}
