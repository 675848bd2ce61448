import Foundation
import Subprocess
import SystemPackage
import Testing
import TestSupport

@testable import CareGaugeCollector

/// A real process that is killed: what it has acknowledged is stored in the end, once, and in order.
@Suite(.serialized) struct SpoolCrashTests {
  @Test(arguments: Spool.Step.allCases, [0, 3]) func nothingIsLostOrDoubledWhenKilledAtAStep(
    _ step: Spool.Step, _ times: Int
  ) async throws {
    try await withTemporaryFolder { folder in
      let victim = try Victim(folder)
      var acknowledged = try await victim.run(first: 0, count: 12, isAway: true, step: step, times: times)
      #expect(victim.wasKilled, "the step \(step) was never reached")
      // The adapter sends again what was not acknowledged, and more.
      acknowledged += try await victim.run(first: acknowledged.count, count: 12, isAway: false)
      try victim.check(acknowledged)
    }
  }

  @Test func nothingIsLostOrDoubledWhenKilledAtTwoHundredRandomMoments() async throws {
    try await withTemporaryFolder { folder in
      let victim = try Victim(folder)
      var random = SeededGenerator(seed: 5)
      var acknowledged: [String] = []
      var kills = 0
      while kills < 200 {
        let microseconds = Int.random(in: 0...25_000, using: &random)
        acknowledged += try await victim.run(
          first: acknowledged.count, count: 1000, isAway: kills % 2 == 0, killAfter: .microseconds(microseconds))
        kills += victim.wasKilled ? 1 : 0
      }
      acknowledged += try await victim.run(first: acknowledged.count, count: 1, isAway: false)
      #expect(acknowledged.count > 50)
      try victim.check(acknowledged)
    }
  }
}

/// Runs the program that is killed.
private final class Victim {
  private let folder: URL
  private let program: URL
  private(set) var wasKilled = false

  init(_ folder: URL) throws {
    self.folder = folder
    program = try builtProgram("spool-victim")
    try FileManager.default.createDirectory(at: folder.appending(path: "store"), withIntermediateDirectories: true)
  }

  /// - Returns: the collections that were acknowledged.
  func run(
    first: Int, count: Int, isAway: Bool, step: Spool.Step? = nil, times: Int = 0, killAfter: Swift.Duration? = nil
  ) async throws -> [String] {
    let words = [
      folder.path, "\(first)", "\(count)", isAway ? "away" : "up", step?.rawValue ?? "-", "\(times)",
    ]
    let result = try await Subprocess.run(
      .path(FilePath(program.path)), arguments: Arguments(words), input: .none, output: .sequence, error: .discarded
    ) { execution in
      var said: [UInt8] = []
      for try await piece in execution.standardOutput {
        // The first word says that the spool is open; the moments count from there.
        if let killAfter, said.isEmpty {
          usleep(UInt32(killAfter / .microseconds(1)))
          kill(execution.processIdentifier.value, SIGKILL)
        }
        piece.withUnsafeBytes { said.append(contentsOf: $0) }
      }
      return String(decoding: said, as: UTF8.self)
    }
    if case .signaled = result.terminationStatus { wasKilled = true } else { wasKilled = false }
    return result.closureResult.split(separator: "\n").dropFirst().map(String.init)
  }

  /// Everything acknowledged is stored, in the order in which it came, and nothing waits any more.
  func check(_ acknowledged: [String]) throws {
    let store = folder.appending(path: "store").path
    var order: [(String, Int)] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: store) where Int(name) != nil {
      let content = try String(contentsOfFile: store + "/" + name, encoding: .utf8).split(separator: " ")
      order.append((name, try #require(Int(content[0]))))
      #expect(Int(content[1]) == (try #require(Int(name)) - 100_000) % 50 + 1)
    }
    order.sort { $0.1 < $1.1 }
    #expect(order.map(\.1) == Array(0..<order.count))
    #expect(order.map(\.0) == order.map(\.0).sorted())
    #expect(Set(acknowledged).subtracting(order.map(\.0)).isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "spool").path)
    #expect(left.isEmpty)
  }
}
