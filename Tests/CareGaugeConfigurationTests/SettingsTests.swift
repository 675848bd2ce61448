import CareGaugeConfiguration
import CareGaugeModel
import Foundation
import TestSupport
import Testing

/// What good configurations mean, key by key.
@Suite struct SettingsTests {
  private func settings(ofCase name: String, isClockMoved: Bool = false) throws -> Settings {
    let folder = CaseTests.root.appending(path: name).path
    let (settings, faults) = readSettings(file: "caregauge.yaml", workingFolder: folder, isClockMoved: isClockMoved)
    #expect(faults.isEmpty)
    return try #require(settings)
  }

  @Test func theWholeExampleIsRead() throws {
    let settings = try settings(ofCase: "good-configuration")
    #expect(settings.zone.identifier == "Asia/Shanghai")
    #expect(settings.externalURL == "https://caregauge.example")
    guard case .ownCluster("var/postgresql") = settings.database else {
      Issue.record("\(settings.database)")
      return
    }
    #expect(settings.http.listen == HostAndPort(host: "127.0.0.1", port: 9815))
    #expect(settings.http.tls == nil && settings.http.tokens == nil)
    #expect(settings.catalogues == CatalogueFiles(files: ["catalogue.yaml"], overrides: []))
    #expect(settings.adaptersPath == ["/usr/lib/caregauge/adapters"])
    #expect(settings.inboxes == [ManualInbox(region: try #require(RegionID("ningxia")), path: "var/tasks-ningxia.csv")])
    #expect(settings.email?.from == EmailAddress(name: "CareGauge", address: "caregauge@example.org"))
    guard case .maildir("var/mail") = settings.email?.way else {
      Issue.record("no Maildir")
      return
    }
  }

  @Test func anAdapterHasLimitsEvenWhenNoneAreWritten() throws {
    let adapter = try #require(try settings(ofCase: "good-configuration").adapters.first)
    #expect(adapter.name == "ningxia")
    #expect(adapter.program == .named("caregauge-adapter-ningxia"))
    #expect(adapter.every == .seconds(3600) && adapter.timeout == .seconds(60))
    #expect(adapter.memory == 512 << 20 && adapter.lineLength == 1 << 20 && adapter.output == 1 << 30)
    #expect(adapter.readings == 10_000_000 && adapter.openFiles == 256 && adapter.user == nil)
    #expect(adapter.options == ["inbox": .text("Plugins/Ningxia/Samples")])
  }

  @Test func everyLimitAndOptionCanBeWritten() throws {
    let settings = try settings(ofCase: "good-block-style")
    let adapter = try #require(settings.adapters.first)
    #expect(adapter.program == .command(["python3", "-u", "zhejiang.py --verbose"]))
    #expect(adapter.every == .seconds(86_400) && adapter.timeout == .seconds(300))
    #expect(adapter.memory == 256 << 20 && adapter.lineLength == 64 << 10 && adapter.output == 1_048_576)
    #expect(adapter.readings == 5_000_000 && adapter.openFiles == 16 && adapter.user == "nobody")
    let deep: [String: OptionValue] = [
      "retries": .number(3), "ratio": .number(0.5), "code": .text("0571"), "postcode": .text("0571"), "on": .flag(true),
      "word": .text("yes"),
    ]
    #expect(
      adapter.options == [
        "pages": .list([.map(["answers": .text("folder"), "deep": .map(deep)])]),
        "codes": .list([.number(330_000), .text("330000")]),
      ])
    #expect(settings.adaptersPath == ["lib", "/opt/lib"])
  }

  @Test func rulesAndRoutesAreRead() throws {
    let settings = try settings(ofCase: "good-configuration")
    let beds = try #require(IndicatorID("institution_beds"))
    #expect(
      settings.rules == [
        ThresholdRule(
          name: "beds_below_floor", indicator: beds, area: AreaCode("640100"), condition: .below(9000),
          patience: .readings(2), severity: .critical)
      ])
    let alerting = try #require(settings.alerting)
    #expect(alerting.severities == [.missed: .critical, .slipped: .critical, .offTrack: .warning, .atRisk: .info])
    #expect(alerting.receivers.map(\.name) == ["yinchuan", "operations"])
    let address = EmailAddress(name: nil, address: "civil-affairs@yinchuan.example")
    #expect(alerting.receivers[0].way == .email(to: [address], language: .zh))
    #expect(alerting.receivers[0].sendBetween?.from == 480 && alerting.receivers[0].sendBetween?.to == 1200)
    #expect(alerting.receivers[1].way == .alertmanager(url: "http://127.0.0.1:9093"))
    let route = try #require(alerting.routes.first)
    let ningxia = try #require(RegionID("ningxia"))
    #expect(route.match == Route.Match(regions: [ningxia]))
    #expect(route.receivers == ["yinchuan"] && route.groupBy == [.area] && route.groupWait == .zero)
    #expect(route.repeatEvery == .seconds(7 * 86_400))
    #expect(route.escalation == Route.Escalation(after: .seconds(14 * 86_400), receivers: ["operations"]))
    #expect(alerting.routes.count == 2 && alerting.routes[1].match == Route.Match())
  }

  @Test func serversByAddressAreRead() throws {
    let settings = try settings(ofCase: "good-block-style")
    guard case .server("postgresql://caregauge@[::1]:5432/caregauge?sslmode=verify-full", nil) = settings.database
    else {
      Issue.record("\(settings.database)")
      return
    }
    #expect(settings.http.listen == HostAndPort(host: "::1", port: 0))
    #expect("\(settings.http.listen)" == "[::1]:0")
    #expect(settings.externalURL == "http://[2001:db8::1]:8080/care")
    guard case .smtp(let smtp) = settings.email?.way else {
      Issue.record("no mail server")
      return
    }
    #expect(smtp.host == "127.0.0.1" && smtp.port == 2525 && smtp.security == .unencrypted && smtp.login == nil)
    let receiver = try #require(settings.alerting?.receivers.first)
    #expect(receiver.way == .email(to: [EmailAddress(name: "民政局", address: "mz+x@mail.example.org")], language: .en))
    #expect(receiver.sendBetween?.from == 1320 && receiver.sendBetween?.to == 360)
  }

  @Test func aFileOfWindowsMeansTheSame() throws {
    let unix = try settings(ofCase: "good-configuration")
    let windows = try settings(ofCase: "good-windows-file")
    #expect(windows == unix)
  }

  @Test func theSmallestConfigurationHasDefaults() throws {
    let settings = try settings(ofCase: "good-smallest-configuration")
    #expect(settings.zone.identifier == "Asia/Shanghai")
    #expect("\(settings.http.listen)" == "127.0.0.1:9815")
    #expect(settings.adapters.isEmpty && settings.rules.isEmpty && settings.inboxes.isEmpty)
    #expect(settings.alerting == nil && settings.email == nil && settings.externalURL == nil)
  }

  @Test func anAlertmanagerIsRefusedWhenTheClockWasMoved() {
    let folder = CaseTests.root.appending(path: "good-configuration").path
    let (settings, faults) = readSettings(file: "caregauge.yaml", workingFolder: folder, isClockMoved: true)
    let expected = """
      caregauge.yaml:15:26: error: an Alertmanager judges by the real time, but --now moves the service's clock; take the \
      receiver out, or start without --now

      """
    #expect(ConfigurationFault.report(faults) == expected)
    #expect(settings == nil)
  }

  @Test func settingsWithFaultsAreNotHandedOut() {
    let folder = CaseTests.root.appending(path: "time-zone-misspelt").path
    #expect(readSettings(file: "caregauge.yaml", workingFolder: folder).0 == nil)
    #expect(readConfiguration(file: "caregauge.yaml", workingFolder: folder).settings == nil)
  }

  @Test func aNameThatNoCatalogueHasIsToldOnlyWhereCataloguesAreRead() {
    let folder = CaseTests.root.appending(path: "inboxes-of-unknown-regions").path
    let alone = readSettings(file: "caregauge.yaml", workingFolder: folder).1
    let together = readConfiguration(file: "caregauge.yaml", workingFolder: folder).faults
    #expect(together.count == alone.count + 1)
  }
}
