import CareGaugeCollector
import ServiceLifecycle
import Synchronization

/// Runs the collector in force; a reload puts another in its place.
///
/// The collections of the old one are ended and sent again to the new one: nothing of them was acknowledged.
final class CollectorKeeper: Service {
  private let collector: Mutex<Collector>
  private let replacements: AsyncStream<Void>
  private let replaced: AsyncStream<Void>.Continuation

  init(_ first: Collector) {
    collector = Mutex(first)
    (replacements, replaced) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// The collector in force.
  var current: Collector { collector.withLock { $0 } }

  /// Lets another collector run instead.
  func replace(by new: Collector) {
    collector.withLock { $0 = new }
    replaced.yield()
  }

  func run() async throws {
    try await cancelWhenGracefulShutdown { [self] in
      while !Task.isCancelled {
        let collector = current
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await collector.run() }
          group.addTask { [replacements] in
            for await _ in replacements { return }
          }
          try await group.next()
          group.cancelAll()
        }
      }
    }
  }
}
