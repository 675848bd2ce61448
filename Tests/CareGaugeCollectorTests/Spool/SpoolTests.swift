import CareGaugeModel
import Foundation
import Logging
import Subprocess
import SystemPackage
import Testing
import TestSupport

@testable import CareGaugeCollector

struct SpoolTests {
  @Test func orderOutlastsRestarts() async throws {
    try await withTemporaryFolder { folder in
      for number in 1...9 {
        let spool = try Spool(folder: folder.path)
        try spool.append(SpoolSample.collection(number))
        if number % 3 == 0, try spool.first() != nil { try spool.removeFirst() }
      }
      let spool = try Spool(folder: folder.path)
      #expect((spool.count, spool.reports) == (6, 6))
      #expect(try spool.drained() == (4...9).map { "c\($0)" })
      #expect((spool.count, spool.reports, spool.bytes) == (0, 0, 0))
    }
  }

  @Test func onlyDamagedFilesAreSetAside() async throws {
    try await withTemporaryFolder { folder in
      var spool: Spool? = try Spool(folder: folder.path)
      for number in 1...6 { try spool?.append(SpoolSample.collection(number)) }
      spool = nil
      let files = try names(in: folder.path)
      let paths = files.map { folder.path + "/" + $0 }
      try Data("CGSPOOL?".utf8).write(to: URL(filePath: paths[0]))
      for index in [2, 4, 5] { try FileManager.default.removeItem(atPath: paths[index]) }
      try FileManager.default.createSymbolicLink(atPath: paths[2], withDestinationPath: paths[3])
      mkdir(paths[4], 0o700)
      mkfifo(paths[5], 0o600)
      let opened = try Spool(folder: folder.path)
      #expect(try opened.drained() == ["c2", "c4"])
      #expect(try names(in: folder.path) == [0, 2, 4, 5].map { files[$0] + ".damaged" })
    }
  }

  /// The program has no file left to open, and then has.
  @Test func aCollectionThatCannotBeReadForNowWaits() async throws {
    try await withTemporaryFolder { folder in
      try Spool(folder: folder.path).append(SpoolSample.collection(1))
      let program = try builtProgram("spool-victim")
      let result = try await Subprocess.run(
        .path(FilePath(program.path)), arguments: ["starve", folder.path], output: .string(limit: 1 << 16),
        error: .discarded)
      #expect(
        result.standardOutput == """
          not_read: \(folder.path)/0000000000000001-1.spool cannot be read: Too many open files; let the service read \
          it, or move it elsewhere
          c1

          """)
      #expect(try names(in: folder.path) == ["0000000000000001-1.spool"])
    }
  }

  @Test func aFileThatSomebodyRemovedIsPassedOverAndLogged() async throws {
    try await withTemporaryFolder { folder in
      let book = LogBook()
      let spool = try Spool(folder: folder.path, log: Logger(label: "spool") { _ in book.handler })
      for number in 1...4 { try spool.append(SpoolSample.collection(number)) }
      let files = try names(in: folder.path).map { folder.path + "/" + $0 }
      try FileManager.default.removeItem(atPath: files[0])
      #expect(try spool.first()?.collected.collection == "c2")
      try FileManager.default.removeItem(atPath: files[1])
      try spool.removeFirst()
      #expect(spool.count == 2)
      try FileManager.default.removeItem(atPath: files[2])
      try spool.setFirstAside(as: "refused", because: "no")
      #expect(try spool.drained() == ["c4"])
      #expect((spool.count, spool.reports, spool.bytes) == (0, 0, 0))
      let line = "error: the file of a spooled collection is gone; nobody may remove it"
      #expect(book.lines == [line, line, line])
    }
  }

  @Test(arguments: [
    "1-1.spool", "1.spool", "0000000000000001-01.spool", "0000000000000001-+1.spool", "0000000000000001--1.spool",
    "0000000000000001.spool", "00000000000000001-1.spool", "10000000000000000-1.spool", "0000000000000000-1.spool",
    "9223372036854775807-1.spool", "9223372036854775808-1.spool", "99999999999999999999999-1.spool",
    "9223372036854775807.spool", "0000000000000001-9223372036854775807.spool", "0000000000000001-1.spoon",
    "９000000000000001-1.spool", "-000000000000001-1.spool", "9999999999999999.damaged",
  ])
  func otherNamesAreLeftAloneAndOverwriteNothing(_ name: String) async throws {
    try await withTemporaryFolder { folder in
      try Spool(folder: folder.path).append(SpoolSample.collection(1))
      try Data("not ours".utf8).write(to: folder.appending(path: name))
      let spool = try Spool(folder: folder.path)
      #expect(spool.count == 1)
      try spool.append(SpoolSample.collection(2))
      #expect(try spool.drained() == ["c1", "c2"])
      #expect(try names(in: folder.path) == [name])
    }
  }

  @Test func aNumberIsNeverGivenTwice() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "0000000000000041-1.spool.refused"))
      let spool = try Spool(folder: folder.path)
      try spool.append(SpoolSample.collection(1))
      // Somebody puts a file where the next one would be.
      let stray = folder.appending(path: "0000000000000043-1.spool")
      try Data("not ours".utf8).write(to: stray)
      #expect(
        spoolFault { try spool.append(SpoolSample.collection(2)) }
          == "not_written: \(stray.path) is there already, and not the spool's; remove it")
      #expect(try Data(contentsOf: stray) == Data("not ours".utf8))
      try spool.append(SpoolSample.collection(3))
      #expect(
        try names(in: folder.path) == [
          "0000000000000041-1.spool.refused", "0000000000000042-1.spool", "0000000000000043-1.spool",
          "0000000000000044-1.spool",
        ])
    }
  }

  @Test func theLastNumberIsTheLast() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "9999999999999999-1.spool"))
      let spool = try Spool(folder: folder.path)
      #expect(
        spoolFault { try spool.append(SpoolSample.collection(1)) }
          == "full: the numbers of \(folder.path) are used up; empty the folder once all is stored")
    }
  }

  @Test func filesSetAsideCountTowardsTheLimitUntilSomebodyRemovesThem() async throws {
    try await withTemporaryFolder { folder in
      let size = try SpoolSample.collection(1).encoded().count
      let limit = 2 * size + 10
      var spool: Spool? = try Spool(folder: folder.path, limit: limit)
      for number in 1...2 { try spool?.append(SpoolSample.collection(number)) }
      try spool?.setFirstAside(as: "refused", because: "no")
      let full = """
        full: the spool holds \(2 * size) of \(limit) bytes; \(size) more do not fit: bring the database back, or remove \
        files from \(folder.path) that end in .damaged or .refused
        """
      #expect(spoolFault { try spool?.append(SpoolSample.collection(3)) } == full)
      spool = nil
      let again = try Spool(folder: folder.path, limit: limit)
      #expect((again.count, again.bytes) == (1, 2 * size))
      #expect(spoolFault { try again.append(SpoolSample.collection(3)) } == full)
      try FileManager.default.removeItem(atPath: folder.path + "/0000000000000001-1.spool.refused")
      try again.append(SpoolSample.collection(4))
      #expect(again.bytes == 2 * size)
      #expect(try again.drained() == ["c2", "c4"])
    }
  }

  @Test func theCodesAreThese() {
    #expect(
      SpoolFault.Code.allCases.map(\.rawValue)
        == ["folder_unusable", "in_use", "full", "not_written", "not_read", "not_removed", "damaged"])
  }
}
