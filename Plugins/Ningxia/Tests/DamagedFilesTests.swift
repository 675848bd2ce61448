import Foundation
import TestSupport
import Testing

@Test func noDamageToAFileStopsTheOthers() async throws {
  let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
  let good = [UInt8](try Data(contentsOf: fixtures.appending(path: "good/input.csv")))
  try await withTemporaryFolder { folder in
    var random = SystemRandomNumberGenerator()
    for number in 100..<300 {
      var bytes = good
      for _ in 0...Int.random(in: 0...8, using: &random) where bytes.count > 9 {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8.random(in: 32...126, using: &random), at: place)
        default: bytes.removeSubrange(max(1, place)...)
        }
      }
      try Data(bytes).write(to: folder.appending(path: "\(number).csv"))
    }
    let run = try AdapterRun(
      program: "caregauge-adapter-ningxia",
      request: ["protocol": 1, "id": "a", "op": "collect", "options": ["inbox": folder.path]])
    let last = try #require(run.lines.last)
    #expect(last.hasPrefix(#"{"id":"a","type":"end","reports":200,"#), "\(last) \(run.status)")
    #expect(run.lines.filter { $0.contains(#""type":"report""#) }.count == 200)
  }
}
