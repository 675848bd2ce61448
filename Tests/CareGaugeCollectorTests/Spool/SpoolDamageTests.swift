import CareGaugeModel
import Testing

@testable import CareGaugeCollector

/// Whatever stands in a file, reading it gives a collection that can be used, or an error; never a crash.
struct SpoolDamageTests {
  @Test func everyTruncationIsFound() throws {
    let bytes = try entry()
    for length in 0..<bytes.count {
      #expect(throws: SpoolFault.self, "\(length) bytes") { try SpooledCollection(decoding: Array(bytes[..<length])) }
    }
    #expect(throws: SpoolFault.self) { try SpooledCollection(decoding: bytes + [0]) }
  }

  @Test func everyTruncationBehindARightChecksumIsFound() throws {
    let body = Array(try entry()[12...])
    for length in 0..<body.count {
      let fault = spoolFault { try SpooledCollection(decoding: sealed(Array(body[..<length]))) }
      #expect(fault == "damaged: the file ends too early", "\(length) bytes")
    }
    #expect(
      spoolFault { try SpooledCollection(decoding: sealed(body + [0])) }
        == "damaged: something stands behind the file's content")
  }

  @Test func tenThousandCorruptionsAreFound() throws {
    let bytes = try entry()
    var random = SeededGenerator(seed: 2)
    for _ in 0..<10_000 {
      let damaged = corrupted(bytes, &random)
      guard damaged != bytes else { continue }
      #expect(throws: SpoolFault.self) { try SpooledCollection(decoding: damaged) }
    }
  }

  @Test func tenThousandCorruptionsBehindARightChecksumGiveAnErrorOrACollectionThatCanBeUsed() throws {
    let body = Array(try entry()[12...])
    var random = SeededGenerator(seed: 3)
    var found: Set<String> = []
    for _ in 0..<10_000 {
      do throws(SpoolFault) {
        let read = try SpooledCollection(decoding: sealed(corrupted(body, &random)))
        _ = PlainCollection(read.collected, startedAt: read.startedAt)
        _ = try read.encoded()
      } catch {
        #expect(error.code == .damaged)
        found.insert(error.description)
      }
    }
    #expect(
      found.isSuperset(of: [
        "a text is no UTF-8", "a mark is neither yes nor no", "the file ends too early", "a text is no Period",
        "a text is no AreaCode", "a number stands for no name",
        "a column of texts does not fit its rows", "a column of texts is no UTF-8",
        "a column of texts is out of order", "the columns of a report have unequal lengths",
        "a moment is in no year from 1 to 9999", "a day is in no year from 1 to 9999",
      ]), "\(found.sorted())")
  }

  @Test func namesThatWouldBeNumberedOtherwiseAreRefused() throws {
    let body = Array(try SpoolSample.collection(1, readings: 3).encoded()[12...])
    let first = try #require(body.indices.first { body[$0...].starts(with: "640100".utf8) })
    for (name, fault) in [("640101", "the names are not in order"), ("64010x", "a text is no AreaCode")] {
      var changed = body
      changed.replaceSubrange(first..<first + 6, with: name.utf8)
      #expect(spoolFault { try SpooledCollection(decoding: sealed(changed)) } == "damaged: \(fault)")
    }
  }

  @Test func randomBytesBehindARightChecksumAreNoCollection() {
    var random = SeededGenerator(seed: 4)
    for length in 0..<3000 {
      let body = (0..<length % 400).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(throws: SpoolFault.self) { try SpooledCollection(decoding: sealed(body)) }
    }
  }

  /// A small file that has something of everything.
  private func entry() throws -> [UInt8] {
    var collections = RandomCollections(seed: 5)
    while true {
      let (collected, startedAt) = try collections.next()
      guard collected.reports.count > 1, !collected.findings.isEmpty, startedAt != nil,
        collected.reports.contains(where: { $0.readings.count > 4 && !$0.readings.raws.isEmpty }),
        collected.reports.contains(where: { $0.absences.count > 1 && !$0.rejections.isEmpty })
      else { continue }
      let bytes = try SpooledCollection(collected, startedAt: startedAt).encoded()
      if bytes.count < 3000 { return bytes }
    }
  }

  private func corrupted(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let length = min(Int.random(in: 1...16, using: &random), bytes.count - start)
    let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[start] = noise[0]
    case 2: bytes.replaceSubrange(start..<start + length, with: noise)
    case 3: bytes.insert(contentsOf: noise, at: start)
    case 4: bytes.removeSubrange(start..<start + length)
    default: bytes.replaceSubrange(start..<start + length, with: repeatElement(0xFF, count: length))
    }
    return bytes
  }

  /// A file with that content, in order but for it.
  private func sealed(_ body: [UInt8]) -> [UInt8] {
    SpooledCollection.mark + SpooledCollection.checksum(body[...]) + body
  }
}
