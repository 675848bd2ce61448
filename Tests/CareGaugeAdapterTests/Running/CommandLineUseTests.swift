import Foundation
import Testing

@testable import CareGaugeAdapter

private func use(_ arguments: [String]) async throws -> (out: String, err: String, status: Int32) {
  let (out, err) = (try TestPipe(), try TestPipe())
  let line = CommandLineUse(TrialAdapter(), zone: .shanghai, output: out.writing, errors: err.writing)
  let status = await line.run(arguments)
  return (out.drained(), err.drained(), status)
}

private let help = """
  caregauge-adapter-trial-region 2.1.0: A source for trials.

  Run by CareGauge's collector, it takes requests on standard input. By hand:
    caregauge-adapter-trial-region --collect [--since DAY] [--lines] NAME=VALUE…   collect once and show what was found
    caregauge-adapter-trial-region --sample      the entry for caregauge.yaml
    caregauge-adapter-trial-region --describe    region, indicators, areas, options
    caregauge-adapter-trial-region --version | --help
  --lines shows the protocol's own lines. A list is written NAME=a,b,c.

  Options:
    do=TEXT
        What to do.
    inbox=PATH
        Where to look.
    share=NUMBER
        A number.
    strict=FLAG
        A flag.
    units=LIST
        Names.

  """

@Test func helpSaysHowToTryAnAdapter() async throws {
  #expect(try await use(["--help"]) == (help, "", 0))
}

@Test func theSampleIsAnEntryOfTheConfiguration() async throws {
  #expect(
    try await use(["--sample"]).out == """
      # A source for trials.
      - name: trial_region
        program: caregauge-adapter-trial-region
        every: 30m
        options:
          # What to do.
          # do: nothing
          # Where to look.
          inbox: in/box
          # A number.
          # share: 0.5
          # A flag.
          # strict: false
          # Names.
          # units: [民政, 3]

      """)
}

@Test func aPersonSeesWhatWasFound() async throws {
  let shown = try await use(["--collect", "do=report"])
  #expect(
    shown.out == """
      r1  report  period 2023-09, as of 2023-09-25, revised of 2023-09-25, by 市民政局, \
      delivered 2023-09-25T16:20:00+08:00, meets YC-039, from file:2023-09.csv
      r1  reading   640104  nursing_beds  1203  at 14:3  “1,203”
      r1  reading   530181001  nursing_beds  5586 / 9688, stated 0.57
      progress 1 of 2
      r1  absent    640104  nursing_beds  not_yet_published
      r1  rejected  not a number  at 14:4  “58%%"\\⏎\u{1}”
      end: reports 1, readings 2, absent 1, rejected 1

      """)
  #expect(shown.status == 0)
}

@Test func argumentsAreReadByTheirOptionsTypes() async throws {
  let shown = try await use([
    "--collect", "--since", "2023-08-25", "do=options", "share=0.25", "strict=true", "units=a,b",
  ])
  #expect(shown.err == "source_unavailable: 0.25 true a+b 2023-08-25 no inbox\n")
  #expect(shown.status == 1)
}

@Test(arguments: [
  ["--collect", "share=much"], ["--collect", "strict=perhaps"], ["--collect", "inbox"], ["--collect", "--since", "x"],
  ["--colect"], ["--sample", "x"],
])
func aWrongCommandLineIsRefusedWithTheHelp(arguments: [String]) async throws {
  let shown = try await use(arguments)
  #expect(shown.err.hasPrefix("error: "))
  #expect(shown.err.hasSuffix(help))
  #expect(shown.out == "")
  #expect(shown.status == 64)
}

@Test func anAuthorSeesAnUnknownErrorInFull() async throws {
  #expect(try await use(["--collect", "do=unknown"]).err == "internal: UnknownError(secret: \"token=8f1c\")\n")
}
