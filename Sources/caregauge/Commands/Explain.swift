import ArgumentParser
import CareGaugeServer

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Why a target is in its state, why an alert fires, or what became of a message.",
    discussion: """
      A target's id gives inputs and steps of its judgement; an alert's id its life and who was told; a Message-ID the
      bytes that were sent and what the server answered.

      Example:
        caregauge explain YC-011
        caregauge explain target:YC-011
      """
  )

  @OptionGroup var service: ServiceOptions
  @Argument(help: "A target's id, an alert's id, or a Message-ID.") var id: String
  @Option(name: .customLong("as-of"), help: "As things stood at the end of this day.") var asOf: String?

  func run() async throws {
    let text = try await service.client().text(
      "/api/v1/explain", query: query([("id", id), ("as_of", asOf)]))
    // Texts come from regions' files: a control character must not reach the terminal.
    let shown = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0 != "\n" && $0.properties.generalCategory == .control ? "�" : $0 }))
    print(shown, terminator: text.hasSuffix("\n") ? "" : "\n")
  }
}
