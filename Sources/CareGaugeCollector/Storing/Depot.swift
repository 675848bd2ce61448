import CareGaugeModel
import CareGaugeStore
import Logging

/// The only way into the store: what it cannot take now waits in the spool, and what came first is stored first.
package final class Depot: Sendable {
  /// What became of a collection.
  package enum Place: Sendable, Hashable {
    case stored(readings: Int, reports: Int)
    case spooled
    /// Nowhere: the adapter has to send it again.
    case refused(reason: String)
  }

  private let store: any ReportStore
  package let spool: Spool
  private let turnstile = Turnstile()
  private let log: Logger

  package init(store: any ReportStore, spool: Spool, log: Logger) {
    self.store = store
    self.spool = spool
    self.log = log
  }

  /// Stores a collection, or keeps it safe until it can be.
  package func take(_ collected: CollectedReports, startedAt: Instant?) async -> Place {
    await turnstile.enter()
    let place = await place(collected, startedAt)
    await turnstile.leave()
    return place
  }

  private func place(_ collected: CollectedReports, _ startedAt: Instant?) async -> Place {
    if await empty() {
      do throws(StoreRefusal) {
        let (readings, reports) = try await store.keep(collected, startedAt: startedAt)
        return .stored(readings: readings, reports: reports)
      } catch  where !error.isAway {
        return .refused(reason: error.reason)
      } catch {
        log.warning("the store is away; the collection waits in the spool", metadata: ["reason": "\(error.reason)"])
      }
    }
    let spool = spool
    let result = await onOwnThread { _ -> Result<Void, SpoolFault> in
      do throws(SpoolFault) {
        return .success(try spool.append(SpooledCollection(collected, startedAt: startedAt)))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success: return .spooled
    case .failure(let fault):
      log.error(
        "the collection was not kept", metadata: ["code": "\(fault.code.rawValue)", "reason": "\(fault)"])
      return .refused(reason: fault.description)
    }
  }

  /// Records a collection that failed, so far as the store can be reached.
  package func note(_ failure: CollectionRun) async { await store.note(failure) }

  /// Stores what waits, oldest first; gives whether nothing waits any more.
  package func drain() async -> Bool {
    await turnstile.enter()
    let isEmpty = await empty()
    await turnstile.leave()
    return isEmpty
  }

  private func empty() async -> Bool {
    while spool.count > 0 {
      do throws(SpoolFault) {
        guard let oldest = try spool.first() else { return true }
        do throws(StoreRefusal) {
          let (readings, _) = try await store.keep(oldest.collected, startedAt: oldest.startedAt)
          log.info("a collection left the spool", metadata: ["readings": "\(readings)"])
        } catch  where error.isAway {
          return false
        } catch {
          // It would be refused for ever and hold up all others.
          try spool.setFirstAside(as: "refused", because: error.reason)
          continue
        }
        try spool.removeFirst()
      } catch {
        log.error("the spool", metadata: ["code": "\(error.code.rawValue)", "reason": "\(error)"])
        return spool.count == 0
      }
    }
    return true
  }
}
