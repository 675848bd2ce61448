import CMalloc
import Foundation
import Glibc

/// Gives memory back to the system that only the start or the last collection needed.
enum ResidentMemory {
  /// Keeps the allocator from holding free memory for each thread apart; call it before threads are started.
  static func shareArenas() { mallopt(M_ARENA_MAX, 2) }

  /// Returns free memory, and lets go of the pages of the program's own code: what is still used comes back by itself.
  ///
  /// The system maps code in large pieces around what is called, so that a service which idles for an hour would hold
  /// all of start, migration and configuration in its resident memory.
  static func trim() {
    malloc_trim(0)
    guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8),
      let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    else { return }
    for line in maps.split(separator: "\n") where line.hasSuffix(program) {
      let fields = line.split(separator: " ")
      // Only code is sure to be as it stands in the file: the linker has written into read-only data at the start.
      guard fields.count > 1, fields[1] == "r-xp" else { continue }
      let bounds = fields[0].split(separator: "-").compactMap { UInt(String($0), radix: 16) }
      guard bounds.count == 2, let start = UnsafeMutableRawPointer(bitPattern: bounds[0]) else { continue }
      madvise(start, Int(bounds[1] - bounds[0]), MADV_DONTNEED)
    }
  }
}
