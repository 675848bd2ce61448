import CoreMetrics
import Synchronization

/// One swift-metrics counter, meter, recorder or timer, with its present state.
final class Instrument: Sendable {
  /// What an instrument becomes on `/metrics`.
  enum Kind: Sendable { case counter, level, distribution }

  /// Upper bounds of a distribution's buckets: seconds for timers, plain numbers for recorders.
  static let bounds = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300]

  /// A consistent view of an instrument.
  struct State: Sendable {
    var value = 0.0
    var sum = 0.0
    /// Observations in each bucket, not cumulative; the last holds those above all bounds.
    var buckets = [Int](repeating: 0, count: Instrument.bounds.count + 1)
  }

  let kind: Kind
  private let state = Mutex(State())

  init(kind: Kind) { self.kind = kind }

  /// The state at this moment.
  func read() -> State { state.withLock { $0 } }

  private func add(_ amount: Double) { state.withLock { $0.value += amount } }

  private func observe(_ value: Double) {
    state.withLock { state in
      state.value = value
      guard kind == .distribution else { return }
      state.sum += value
      state.buckets[Instrument.bounds.firstIndex { value <= $0 } ?? Instrument.bounds.count] += 1
    }
  }
}

extension Instrument: CounterHandler, FloatingPointCounterHandler {
  func increment(by amount: Int64) { add(Double(amount)) }
  func increment(by amount: Double) { add(amount) }
  func reset() { state.withLock { $0 = State() } }
}

extension Instrument: MeterHandler {
  func set(_ value: Int64) { state.withLock { $0.value = Double(value) } }
  func set(_ value: Double) { state.withLock { $0.value = value } }
  func decrement(by amount: Double) { add(-amount) }
}

extension Instrument: RecorderHandler, TimerHandler {
  func record(_ value: Int64) { observe(Double(value)) }
  func record(_ value: Double) { observe(value) }
  func recordNanoseconds(_ duration: Int64) { observe(Double(duration) / 1_000_000_000) }
}
