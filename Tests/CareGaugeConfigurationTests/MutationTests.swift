import CareGaugeConfiguration
import Foundation
import TestSupport
import Testing

/// Random damage to the cases: whatever stands in a file, the reader ends, and what it says can be printed.
@Suite struct MutationTests {
  /// A small generator with a seed, so that a failure comes again.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// What people and broken programs put into files.
  private static let splices: [[UInt8]] =
    [
      ":", ": ", "- ", "[", "]", "{", "}", "\"", "'", "|", ">", "&a ", "*a", "!t ", "<<: ", "? ", "#", "---\n", "...\n",
      "\t",
      "\r", "\n", "\n\n", "~", "null", "yes", "0", "-1", "99999999999999999999", "9999-12-31", "0001-01-01", "%",
      "100%",
      "inf", "\\", "\\u0000", "：", "，", "\u{FEFF}", "\u{2028}", "\u{0}", "end", "year", "every: ", "id: ", "640104",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

  private static func damaged(_ text: [UInt8], _ other: [UInt8], _ random: inout Generator) -> [UInt8] {
    var bytes = text
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let length = min(bytes.count - place, Int.random(in: 1...20, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(place..<place + length)
      case 1: bytes.insert(contentsOf: splices.randomElement(using: &random) ?? [], at: place)
      case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 3: bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 4 where !other.isEmpty:
        let from = Int.random(in: 0..<other.count, using: &random)
        bytes.insert(contentsOf: other[from..<min(other.count, from + 80)], at: place)
      default: bytes.removeLast(length)
      }
    }
    return bytes
  }

  @Test(arguments: 1...8)
  func noDamageStopsTheReader(seed: UInt64) async throws {
    var random = Generator(state: seed)
    let files = try CaseTests.names.flatMap { name in
      try ["caregauge.yaml", "catalogue.yaml"].compactMap { file -> [UInt8]? in
        let path = CaseTests.root.appending(path: name).appending(path: file)
        return FileManager.default.fileExists(atPath: path.path) ? Array(try Data(contentsOf: path)) : nil
      }
    }
    try await withTemporaryFolder { folder in
      for round in 0..<150 {
        let whole = files[Int.random(in: 0..<files.count, using: &random)]
        let other = files[Int.random(in: 0..<files.count, using: &random)]
        let bytes = MutationTests.damaged(whole, other, &random)
        try Data(bytes).write(to: folder.appending(path: "catalogue.yaml"))
        try Data(bytes).write(to: folder.appending(path: "caregauge.yaml"))
        let settings = readConfiguration(file: "caregauge.yaml", workingFolder: folder.path).faults
        let catalogue = readCatalogue(files: ["catalogue.yaml"], workingFolder: folder.path).1
        let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
        for fault in settings + catalogue {
          let isPrintable = fault.what.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
          #expect(isPrintable, "seed \(seed), round \(round): \(fault)")
          #expect((1...lines).contains(fault.line) && fault.column >= 1, "seed \(seed), round \(round): \(fault)")
          #expect(fault.what.contains("; "), "seed \(seed), round \(round): \(fault)")
        }
      }
    }
  }
}
