import Foundation
import Synchronization

/// Runs work that waits in system calls on a thread of its own, so that it holds up no task.
package func onOwnThread<Result: Sendable>(_ work: @escaping @Sendable (_ isCancelled: () -> Bool) -> Result) async
  -> Result
{
  let flag = CancellationFlag()
  return await withTaskCancellationHandler {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: work { flag.isSet })
      }
    }
  } onCancel: {
    flag.set()
  }
}

/// Becomes true once.
private final class CancellationFlag: Sendable {
  private let value = Atomic(false)
  var isSet: Bool { value.load(ordering: .acquiring) }
  func set() { value.store(true, ordering: .releasing) }
}
