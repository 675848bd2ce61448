import Synchronization

/// A count that several threads may take from.
final class AtomicCount: Sendable {
  private let left: Atomic<Int>
  init(_ count: Int) { left = Atomic(count) }

  var isZero: Bool { left.load(ordering: .acquiring) <= 0 }

  /// Takes one; true for the one that finds nothing left before it.
  func countDown() -> Bool { left.subtract(1, ordering: .acquiringAndReleasing).oldValue <= 0 }
}
