import Foundation
import SystemPackage

/// The three pipes to and from a program.
struct ProgramPipes: Sendable {
  struct Pair: Sendable {
    var ours: Int32
    var theirs: Int32
  }

  let input: Pair
  let output: Pair
  let error: Pair

  init() throws(KitFault) {
    do {
      let pipes = try (0..<3).map { _ in try FileDescriptor.pipe(options: .closeOnExec) }
      input = Pair(ours: pipes[0].writeEnd.rawValue, theirs: pipes[0].readEnd.rawValue)
      output = Pair(ours: pipes[1].readEnd.rawValue, theirs: pipes[1].writeEnd.rawValue)
      error = Pair(ours: pipes[2].readEnd.rawValue, theirs: pipes[2].writeEnd.rawValue)
    } catch {
      throw KitFault("no pipe could be made: \(error)")
    }
    for end in [input.ours, output.ours, error.ours] { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
  }
}
