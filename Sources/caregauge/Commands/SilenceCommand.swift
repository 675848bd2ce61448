import ArgumentParser
import CareGaugeServer

struct SilenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "silence", abstract: "Keeps alerts from being told for a while.",
    subcommands: [Add.self, List.self, End.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Silences one alert, or all that match, until a time.",
      discussion: """
        An alert's id is that of `caregauge alerts`: its kind, then what it is about, such as target:YC-011 or
        target:SD-004@2023. Alerts that do not fire yet are silenced by region, area, indicator, kind or severity; of
        several of these each must hold.

        Example:
          caregauge silence add --alert target:YC-011 --until 2023-11-01 --by "Li Wei" --why "new wing opens in October"
        """
    )

    @OptionGroup var service: ServiceOptions
    @Option(help: "Only the alert with this id: target:YC-011.") var alert: String?
    @Option(help: "Alerts of this region.") var region: String?
    @Option(help: "Alerts of this area.") var area: String?
    @Option(help: "Alerts on this indicator.") var indicator: String?
    @Option(help: "Alerts of this kind: target, target_unreported, threshold, adapter_failing …") var kind: String?
    @Option(help: "Alerts of this severity: critical, warning or info.") var severity: String?
    @Option(help: "Until the beginning of this day, or until this time: 2023-11-01, 2023-11-01T08:00.") var until:
      String
    @Option(help: "Who asks for it.") var by: String
    @Option(help: "Why.") var why: String

    func run() async throws {
      let items: [SilenceItem] = try await service.client().post(
        "/api/v1/silences",
        query: query([
          ("alert", alert), ("region", region), ("area", area), ("indicator", indicator), ("kind", kind),
          ("severity", severity), ("until", until), ("by", by), ("why", why),
        ]))
      print(try SilenceCommand.listing.text(of: items, as: .table))
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Silences that hold or will hold; --all shows past ones too.",
      discussion: """
        Example:
          caregauge silence list
        """
    )

    @OptionGroup var service: ServiceOptions
    @Flag(help: "Past ones too.") var all = false
    @Option(help: "table, json or csv.") var format: Format = .table

    func run() async throws {
      let items: [SilenceItem] = try await service.client().list(
        "/api/v1/silences", query: all ? [("state", "all")] : [])
      print(try SilenceCommand.listing.text(of: items, as: format))
    }
  }

  struct End: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ends a silence before its time.",
      discussion: """
        Example:
          caregauge silence end 12 --by "Li Wei" --why "the figures are final"
        """
    )

    @OptionGroup var service: ServiceOptions
    @Argument(help: "The silence's number.") var id: Int64
    @Option(help: "Who ends it.") var by: String
    @Option(help: "Why.") var why: String

    func run() async throws {
      let items: [SilenceItem] = try await service.client().post(
        "/api/v1/silences/end", query: [("id", String(id)), ("by", by), ("why", why)])
      print(try SilenceCommand.listing.text(of: items, as: .table))
    }
  }

  static let listing = Listing<SilenceItem>(columns: [
    .init("id", .right) { String($0.id) },
    .init("match") { $0.match },
    .init("from") { $0.from },
    .init("until") { $0.until },
    .init("by") { $0.by },
    .init("why") { $0.why },
    .init("ended_at") { $0.endedAt ?? "" },
    .init("ended_by") { $0.endedBy ?? "" },
    .init("ended_why") { $0.endedWhy ?? "" },
  ])
}
