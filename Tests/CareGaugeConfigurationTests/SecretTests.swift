import CareGaugeConfiguration
import Foundation
import TestSupport
import Testing

/// Secrets come from files and go nowhere.
@Suite struct SecretTests {
  private static func settings(
    secret bytes: [UInt8], mode: Int = 0o600, text: String = "database: {url: \"postgresql://db/x\", password_file: pw}"
  ) async throws -> (Settings?, [ConfigurationFault]) {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "pw")
      try Data(bytes).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
      try Data("indicators: []".utf8).write(to: folder.appending(path: "plan.yaml"))
      try Data("\(text)\ncatalogues: [plan.yaml]\n".utf8).write(to: folder.appending(path: "c.yaml"))
      return readSettings(file: "c.yaml", workingFolder: folder.path)
    }
  }

  @Test(arguments: ["hunter2", "hunter2\n", "hunter2\r\n", "hunter2\n\n"])
  func aPasswordIsReadWithoutTheLineEndBehindIt(text: String) async throws {
    let (settings, faults) = try await SecretTests.settings(secret: Array(text.utf8))
    #expect(faults.isEmpty)
    guard case .server("postgresql://db/x", let password) = settings?.database else {
      Issue.record("no server: \(faults)")
      return
    }
    #expect(password?.reveal() == "hunter2")
  }

  @Test func severalLinesAndBlanksInsideAreKept() async throws {
    let text = "database: {private: x}\nhttp: {tokens_file: pw}"
    let (settings, faults) = try await SecretTests.settings(secret: Array("one \ntwo\n".utf8), text: text)
    #expect(faults.isEmpty)
    #expect(settings?.http.tokens?.reveal() == "one \ntwo")
  }

  @Test func noTextShowsASecret() async throws {
    let (settings, _) = try await SecretTests.settings(secret: Array("hunter2".utf8))
    let found = try #require(settings)
    var dumped = ""
    dump(found, to: &dumped)
    #expect(!dumped.contains("hunter2"))
    #expect(!"\(found)".contains("hunter2"))
    #expect(!String(reflecting: found).contains("hunter2"))
    let secret = Secret("hunter2")
    #expect("\(secret)" == "•••")
    #expect(String(reflecting: secret) == "•••")
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test(arguments: [0o644, 0o604, 0o666])
  func aSecretThatEverybodyMayReadIsRefused(mode: Int) async throws {
    let faults = try await SecretTests.settings(secret: Array("hunter2".utf8), mode: mode).1
    let expected = """
      c.yaml:1:38: error: everybody may read the file that "password_file" names; write chmod 600 for it in a shell

      """
    #expect(ConfigurationFault.report(faults) == expected)
  }

  @Test(arguments: [0o600, 0o400, 0o640])
  func aSecretOfTheServiceOrItsGroupIsTaken(mode: Int) async throws {
    #expect(try await SecretTests.settings(secret: Array("hunter2".utf8), mode: mode).1.isEmpty)
  }

  @Test(arguments: ["", "\n", " \t\n\n"])
  func anEmptySecretIsRefused(text: String) async throws {
    let faults = try await SecretTests.settings(secret: Array(text.utf8)).1
    let expected = "c.yaml:1:38: error: the file that \"password_file\" names is empty; write the secret into it\n"
    #expect(ConfigurationFault.report(faults) == expected)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x41], Array(repeating: UInt8(ascii: "x"), count: 70_000)])
  func aSecretThatIsNoShortTextIsRefused(bytes: [UInt8]) async throws {
    let faults = try await SecretTests.settings(secret: bytes).1
    #expect(
      faults.map(\.what) == [
        "the file that \"password_file\" names is no text of at most 64 KiB; write the secret alone into it"
      ])
  }
}
