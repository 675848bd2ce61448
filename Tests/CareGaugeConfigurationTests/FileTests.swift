import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import Glibc
import TestSupport
import Testing
import YAML

/// Files that are not there, are no files, or are not what they seem.
@Suite struct FileTests {
  @Test func aMissingFileIsOneFaultAtItsBeginning() async throws {
    try await withTemporaryFolder { folder in
      let faults = readSettings(file: "caregauge.yaml", workingFolder: folder.path).1
      #expect(
        ConfigurationFault.report(faults)
          == "caregauge.yaml:1:1: error: the file does not exist; create it, or correct the path\n")
    }
  }

  @Test func aFolderIsNotReadAsAFile() async throws {
    try await withTemporaryFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: "plan.yaml"), withIntermediateDirectories: false)
      let faults = readCatalogue(files: ["plan.yaml"], workingFolder: folder.path).1
      #expect(ConfigurationFault.report(faults) == "plan.yaml:1:1: error: the file is a folder; name a file in it\n")
    }
  }

  @Test func aPipeIsNotWaitedFor() async throws {
    try await withTemporaryFolder { folder in
      #expect(mkfifo(folder.appending(path: "plan.yaml").path, 0o600) == 0)
      let faults = readCatalogue(files: ["plan.yaml"], workingFolder: folder.path).1
      #expect(
        ConfigurationFault.report(faults)
          == "plan.yaml:1:1: error: the file is no ordinary file; name an ordinary file\n")
    }
  }

  @Test func aLinkToItselfIsNamedAsOne() async throws {
    try await withTemporaryFolder { folder in
      let link = folder.appending(path: "plan.yaml")
      try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "plan.yaml")
      let faults = readCatalogue(files: [link.path]).1
      let what = "the file is a link that leads back to itself; correct the link"
      #expect(faults == [ConfigurationFault(file: link.path, place: .start, what: what)])
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func aFileOfSomebodyElseIsNamedAsUnreadable() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "plan.yaml")
      try Data("targets: []\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
      let faults = readCatalogue(files: ["plan.yaml"], workingFolder: folder.path).1
      #expect(faults.map(\.what) == ["the file \(FileTests.unreadable)"])
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can become another user"))
  func aFileOfRootIsNamedAsUnreadableToOthers() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "plan.yaml")
      try Data("targets: []\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      // The file system's user of this thread alone, so that other tests go on as they are.
      let become = try #require(FileTests.becomeOnDisk)
      _ = become(65_534)
      let faults = readCatalogue(files: ["plan.yaml"], workingFolder: folder.path).1
      _ = become(0)
      #expect(faults.map(\.what) == ["the file \(FileTests.unreadable)"])
    }
  }

  /// `setfsuid`, which Swift's view of the C library leaves out.
  private static var becomeOnDisk: (@convention(c) (uid_t) -> CInt)? {
    dlsym(nil, "setfsuid").map { unsafeBitCast($0, to: (@convention(c) (uid_t) -> CInt).self) }
  }

  private static let unreadable = "may not be read by this user; allow it, or run as the user that the file belongs to"

  @Test func anEndlessFileIsNotReadToItsEnd() {
    let faults = readCatalogue(files: ["/dev/zero"]).1
    #expect(faults.map(\.what) == ["the file is no ordinary file; name an ordinary file"])
  }

  @Test func aFileBeyondTheLimitIsRefusedWhole() async throws {
    try await withTemporaryFolder { folder in
      try Data(repeating: UInt8(ascii: "#"), count: 8 << 20 | 1).write(to: folder.appending(path: "plan.yaml"))
      let faults = readCatalogue(files: ["plan.yaml"], workingFolder: folder.path).1
      #expect(faults.map(\.what) == ["the file has more than 8 MiB; split it into several"])
    }
  }

  @Test func absolutePathsStayAbsolute() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "caregauge.yaml").path
      try Data("database: {private: x}\ncatalogues: [\(folder.path)/*.yml]\n".utf8).write(to: URL(filePath: file))
      let faults = readConfiguration(file: file).faults
      let what = "no file matches \"\(folder.path)/*.yml\"; correct it, or begin it where the service starts"
      #expect(faults == [ConfigurationFault(file: file, place: Place(line: 2, column: 14), what: what)])
    }
  }

  @Test func overridesAreFoundBesideTheConfigurationWhereverItIs() async throws {
    try await withTemporaryFolder { folder in
      let etc = folder.appending(path: "etc [1]")
      let overrides = etc.appending(path: "catalogues.d")
      try FileManager.default.createDirectory(at: overrides, withIntermediateDirectories: true)
      for name in ["20.yaml", "10.yml", "30.txt"] {
        try Data("indicators: []".utf8).write(to: overrides.appending(path: name))
      }
      try Data("indicators: []".utf8).write(to: folder.appending(path: "plan.yaml"))
      let text = "database: {private: x}\ncatalogues: [plan.yaml, \"*.yaml\"]\n"
      try Data(text.utf8).write(to: etc.appending(path: "caregauge.yaml"))
      let (settings, faults) = readSettings(file: "etc [1]/caregauge.yaml", workingFolder: folder.path)
      #expect(faults.isEmpty)
      #expect(settings?.catalogues.files == ["plan.yaml"])
      #expect(
        settings?.catalogues.overrides == ["etc [1]/catalogues.d/10.yml", "etc [1]/catalogues.d/20.yaml"])
    }
  }
}
