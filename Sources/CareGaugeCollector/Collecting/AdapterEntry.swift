import CareGaugeModel
import Synchronization

/// What the collector knows of one adapter while it runs.
final class AdapterEntry: Sendable {
  struct State: Sendable {
    var status: AdapterStatus
    var schedule: CollectionSchedule
    /// What the program said of itself; nil asks it again.
    var description: DescribedAdapter?
    /// Whether another entry has taken its place.
    var isRetired = false
  }

  let plan: AdapterPlan
  let state: Mutex<State>
  /// One collection at a time, also across a change of configuration.
  let turnstile: Turnstile
  let bell = Bell()

  init(_ plan: AdapterPlan, status: AdapterStatus, now: Duration) {
    self.plan = plan
    turnstile = Turnstile()
    state = Mutex(
      State(status: status, schedule: CollectionSchedule(adapter: plan.name, interval: plan.every, now: now)))
  }

  /// The entry of the same adapter under a new configuration: it is collected at once, and its past is kept.
  init(_ plan: AdapterPlan, after old: AdapterEntry, now: Duration) {
    self.plan = plan
    turnstile = old.turnstile
    let status = old.state.withLock { state in
      state.isRetired = true
      return state.status
    }
    state = Mutex(
      State(status: status, schedule: CollectionSchedule(adapter: plan.name, interval: plan.every, now: now)))
  }

  func retire() {
    state.withLock { $0.isRetired = true }
    bell.ring()
  }
}
