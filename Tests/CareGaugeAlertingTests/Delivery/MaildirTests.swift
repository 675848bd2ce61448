import Foundation
import TestSupport
import Testing

@testable import CareGaugeAlerting

@Suite struct MaildirTests {
  private func names(_ folder: URL) -> [String: [String]] {
    let files = FileManager.default
    return ["tmp", "new", "cur"].reduce(into: [:]) { found, part in
      found[part] = ((try? files.contentsOfDirectory(atPath: folder.appending(path: part).path)) ?? []).sorted()
    }
  }

  @Test func aMailIsWrittenOnceHoweverOftenItIsDelivered() async throws {
    try await withTemporaryFolder { parent in
      let folder = parent.appending(path: "mail")
      let maildir = Maildir(folder.path)
      let mail = Array("Subject: x\r\n\r\n.dot\r\n".utf8)
      let place = try maildir.write(mail, id: "abc-1")
      #expect(place == folder.path + "/new/caregauge.abc-1")
      #expect(try Array(Data(contentsOf: URL(filePath: place))) == mail)
      #expect(try maildir.write(mail, id: "abc-1") == place)
      #expect(names(folder) == ["tmp": [], "new": ["caregauge.abc-1"], "cur": []])

      // Somebody reads it.
      try FileManager.default.moveItem(atPath: place, toPath: folder.path + "/cur/caregauge.abc-1:2,S")
      #expect(try maildir.write(mail, id: "abc-1") == folder.path + "/cur/caregauge.abc-1:2,S")
      try maildir.write(mail, id: "abc-10")
      #expect(
        names(folder) == ["tmp": [], "new": ["caregauge.abc-10"], "cur": ["caregauge.abc-1:2,S"]])
    }
  }

  @Test func aDraftThatACrashLeftIsWrittenAnew() async throws {
    try await withTemporaryFolder { folder in
      let maildir = Maildir(folder.path)
      try maildir.write([0x61], id: "first")
      try Data("half a ma".utf8).write(to: folder.appending(path: "tmp/caregauge.second"))
      let place = try maildir.write(Array("whole".utf8), id: "second")
      #expect(try String(contentsOfFile: place, encoding: .utf8) == "whole")
      #expect(names(folder)["tmp"] == [])
    }
  }

  /// id, name
  @Test(arguments: [
    ("a-b_c.1@gauge", "caregauge.a-b_c.1@gauge"), ("../../etc/x", "caregauge...=2F..=2Fetc=2Fx"),
    ("target:YC-011", "caregauge.target=3AYC-011"), ("", "caregauge."), ("银", "caregauge.=E9=93=B6"),
  ]) func noIdLeadsOutOfTheFolder(id: String, name: String) {
    #expect(Maildir.fileName(id) == name)
  }

  @Test func longIdsHaveNamesOfTheirOwn() {
    let long = String(repeating: "a", count: 300)
    let names = [Maildir.fileName(long + "1"), Maildir.fileName(long + "2")]
    #expect(names[0] != names[1])
    #expect(names.allSatisfy { $0.utf8.count < 200 })
  }

  @Test func aFolderThatCannotBeMadeIsSaidSo() async throws {
    try await withTemporaryFolder { folder in
      try Data().write(to: folder.appending(path: "file"))
      let maildir = Maildir(folder.path + "/file/mail")
      let said = "cannot make \(folder.path)/file/mail: Not a directory; check the Maildir's owner and the disk"
      #expect { try maildir.write([], id: "a") } throws: { "\($0)" == said }
    }
  }
}
