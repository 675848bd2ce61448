import Foundation
import SystemPackage

/// The three pipes to and from an adapter, as file descriptors of this process and of the other.
package struct Pipes: Sendable {
  /// Linux's F_SETPIPE_SZ, which Glibc's module does not export.
  private static let setPipeSize: Int32 = 1031

  package struct Pair: Sendable {
    package var ours: Int32
    package var theirs: Int32
  }

  package let input: Pair
  package let output: Pair
  package let error: Pair

  package init() throws(CollectionFault) {
    var made: [(read: Int32, write: Int32)] = []
    for _ in 0..<3 {
      do {
        // Closed on exec from the start: another adapter, started at this moment, must not hold an end open.
        let pipe = try FileDescriptor.pipe(options: .closeOnExec)
        made.append((pipe.readEnd.rawValue, pipe.writeEnd.rawValue))
      } catch {
        for pipe in made { _ = (close(pipe.read), close(pipe.write)) }
        throw CollectionFault(.notStarted, "no pipe could be made: \(error)")
      }
    }
    input = Pair(ours: made[0].write, theirs: made[0].read)
    output = Pair(ours: made[1].read, theirs: made[1].write)
    error = Pair(ours: made[2].read, theirs: made[2].write)
    // A larger pipe lets the adapter write while a batch is decoded; refused, the usual size does too.
    _ = fcntl(output.ours, Pipes.setPipeSize, 1 << 20)
    for end in [input.ours, output.ours, error.ours] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
  }
}
