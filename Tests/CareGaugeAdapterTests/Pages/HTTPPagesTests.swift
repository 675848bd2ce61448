import CareGaugeAdapter
import CareGaugeAdapterHTTP
import CareGaugeModel
import Synchronization
import Testing

/// Keeps how long the reader wanted to wait, and lets no time pass.
private final class Pauses: Sendable {
  private let kept = Mutex<[Swift.Duration]>([])
  var all: [Swift.Duration] { kept.withLock { $0 } }
  func add(_ pause: Swift.Duration) { kept.withLock { $0.append(pause) } }
}

@Suite(.serialized) struct HTTPPagesTests {
  private let form = PageForm(key: ["xzqh", "zbdm", "tjq"])

  private func settings(_ server: PageServer, _ kind: String, login: Bool = false) -> HTTPPageSettings {
    var settings = HTTPPageSettings(address: "\(server.address)/\(kind)/list?from=platform", form: form)
    if login {
      settings.login = HTTPLogin(address: "\(server.address)/\(kind)/token", account: "caregauge", secret: "geheim")
    }
    settings.pageSize = 3
    return settings
  }

  private func listing(_ settings: HTTPPageSettings, pauses: Pauses = Pauses()) async throws -> PageListing {
    try await HTTPPages.reading(settings, wait: { pauses.add($0) }) { try await PageListing($0, form: settings.form) }
  }

  private func fault(_ settings: HTTPPageSettings, pauses: Pauses = Pauses()) async throws -> AdapterFault {
    try await #require(throws: AdapterFault.self) { try await listing(settings, pauses: pauses) }
  }

  private let all = (1...7).map { "Z\($0)=\($0)" }
  private func figures(_ listing: PageListing) -> [String] {
    listing.rows.map { "\($0["zbdm"] ?? "")=\($0["zbz"] ?? "")" }
  }

  @Test func allPagesAreReadOnce() async throws {
    try await PageServer.running { server in
      let listing = try await listing(settings(server, "plain"))
      #expect(figures(listing) == all)
      #expect(listing.isComplete)
      #expect(listing.rows[4].place == "page 2 row 2")
      let log = try await log(of: server)
      #expect(log.map(\.path) == (1...3).map { "/plain/list?from=platform&pageNo=\($0)&pageSize=3" })
      #expect(log.allSatisfy { $0.token == nil })
    }
  }

  @Test(arguments: ["token", "expired-code"])
  func aTokenIsRefreshedWhenItIsRefused(kind: String) async throws {
    try await PageServer.running { server in
      #expect(figures(try await listing(settings(server, kind, login: true))) == all)
      let log = try await log(of: server)
      #expect(log.filter { $0.path == "/\(kind)/token" }.count == (kind == "token" ? 2 : 3))
      #expect(log.last { $0.path.hasPrefix("/\(kind)/list") }?.token == "Bearer \(kind)-\(kind == "token" ? 2 : 3)")
    }
  }

  @Test func aTokenIsAskedForAnewWhenItsTimeIsOver() async throws {
    try await PageServer.running { server in
      #expect(figures(try await listing(settings(server, "short", login: true))) == all)
      let log = try await log(of: server)
      #expect(log.filter { $0.path == "/short/token" }.count == 3)
    }
  }

  @Test func aTokenThatIsNeverGoodAndAWrongSecretAreFaultsOfCredentials() async throws {
    try await PageServer.running { server in
      #expect(try await fault(settings(server, "refused", login: true)).code == .credentials)
      var wrong = settings(server, "token", login: true)
      wrong.login?.secret = "falsch"
      let fault = try await fault(wrong)
      #expect(fault.code == .credentials)
      #expect(!fault.reason.contains("falsch"))
      #expect(try await self.fault(settings(server, "forbidden")).code == .credentials)
    }
  }

  @Test func aBusyPlatformIsAskedAgainWhenItSaysSo() async throws {
    try await PageServer.running { server in
      for (kind, expected) in [("busy", [7, 7]), ("busy-date", [42]), ("busy-code", [1])] {
        let pauses = Pauses()
        let listing = try await listing(settings(server, kind), pauses: pauses)
        #expect(figures(listing) == all)
        #expect(pauses.all == expected.map { .seconds($0) })
      }
    }
  }

  @Test func aPlatformThatStaysBusyEndsTheCollection() async throws {
    try await PageServer.running { server in
      let pauses = Pauses()
      let down = try await fault(settings(server, "down"), pauses: pauses)
      #expect(down.code == .sourceUnavailable)
      #expect(pauses.all == [.seconds(1), .seconds(2), .seconds(4)])
      let long = Pauses()
      let busy = try await fault(settings(server, "busy-long"), pauses: long)
      #expect(busy.code == .sourceUnavailable)
      #expect(long.all.isEmpty)
    }
  }

  @Test(arguments: ["silent", "trickle"])
  func anAnswerThatDoesNotComeInTimeIsGivenUp(kind: String) async throws {
    try await PageServer.running { server in
      var settings = settings(server, kind)
      settings.timeout = .milliseconds(300)
      settings.attempts = 2
      let pauses = Pauses()
      let fault = try await fault(settings, pauses: pauses)
      #expect(fault.code == .sourceUnavailable)
      #expect(pauses.all == [.seconds(1)])
    }
  }

  @Test(arguments: [
    ("large", AdapterFault.Code.format), ("html", .format), ("missing", .format), ("away", .format), ("loop", .format),
    ("failing", .sourceUnavailable), ("cut", .sourceUnavailable),
  ])
  func whatIsNoListingIsRefused(kind: String, code: AdapterFault.Code) async throws {
    try await PageServer.running { server in
      var settings = settings(server, kind)
      settings.maximumBytes = 10_000
      let fault = try await fault(settings)
      #expect(fault.code == code)
      #expect(!fault.reason.contains("geheim"))
    }
  }

  @Test func aRedirectionOnTheSameServerIsFollowedAndATokenGoesNowhereElse() async throws {
    try await PageServer.running { server in
      #expect(figures(try await listing(settings(server, "moved", login: true))) == all)
      _ = try await fault(settings(server, "away", login: true))
      let log = try await log(of: server)
      #expect(log.filter { $0.path == "/plain/list" }.isEmpty)
    }
  }

  @Test func aListingThatChangesWhileItIsReadIsReadAgain() async throws {
    try await PageServer.running { server in
      let listing = try await listing(settings(server, "drift"))
      #expect(listing.isComplete)
      #expect(figures(listing).sorted() == (["Z0=1"] + all).sorted())
    }
  }

  @Test func aServerThatIsNotThereIsUnavailable() async throws {
    let gone = try await PageServer.running { $0 }
    #expect(try await fault(settings(gone, "plain")).code == .sourceUnavailable)
  }

  @Test func aCertificateIsTrustedOnlyWhenItsAuthorityIs() async throws {
    try await PageServer.running(certifiedAs: "IP:127.0.0.1") { server in
      var settings = settings(server, "plain", login: true)
      let untrusted = try await fault(settings)
      #expect(untrusted.code == .credentials)
      settings.certificateAuthorities = server.authority
      let listing = try await listing(settings)
      #expect(figures(listing) == all)
      settings.certificateAuthorities = "/nowhere.pem"
      let noFile = try await fault(settings)
      #expect(noFile.code == .format)
    }
  }

  @Test func aCertificateForAnotherNameIsRefused() async throws {
    try await PageServer.running(certifiedAs: "DNS:other.example") { server in
      var settings = settings(server, "plain")
      settings.certificateAuthorities = server.authority
      let otherName = try await fault(settings)
      #expect(otherName.code == .credentials)
    }
  }

  @Test(arguments: ["ftp://x/", "x", "", "http://", "https://user:word@x/"])
  func anAddressThatIsNoneIsRefused(address: String) async throws {
    #expect(try await fault(HTTPPageSettings(address: address, form: form)).code == .format)
  }

  @Test func aTokenIsNotSentInTheClear() async throws {
    let login = HTTPLogin(address: "https://platform.example/token", account: "a", secret: "b")
    let fault = try await fault(HTTPPageSettings(address: "http://platform.example/list", form: form, login: login))
    #expect(fault.reason.contains("https://"))
  }

  private func log(of server: PageServer) async throws -> [(path: String, token: String?)] {
    let page = try await HTTPPages.reading(
      HTTPPageSettings(address: "\(server.address)/log", form: PageForm(code: [], key: []))
    ) { try await $0.page(1) }
    guard case .list(let entries) = page?.content else { return [] }
    return entries.dropLast().map { ($0["path"]?.text ?? "", $0["token"]?.text) }
  }
}
