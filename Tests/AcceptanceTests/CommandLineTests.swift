import Foundation
import TestSupport
import Testing

/// The command line as people meet it.
@Suite struct CommandLineTests {
  /// What a run of `caregauge` says, and its exit status.
  func run(_ arguments: [String]) throws -> (output: String, faults: String, status: Int32) {
    let process = Process()
    process.executableURL = try builtProgram("caregauge")
    process.arguments = arguments
    process.currentDirectoryURL = RunningService.repository
    let folder = try TemporaryFolder.make("command")
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, faults) = (folder.appending(path: "output"), folder.appending(path: "faults"))
    for file in [output, faults] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: faults)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return (
      try String(contentsOf: output, encoding: .utf8), try String(contentsOf: faults, encoding: .utf8),
      process.terminationStatus
    )
  }

  @Test func theShippedConfigurationHasNoFault() throws {
    let said = try run(["check", "--config", "ops/caregauge.yaml"])
    #expect(
      said.output
        == "ops/caregauge.yaml: no fault (5 adapters, 5 documents, 194 indicators, 432 areas, 25 published figures, 224 targets, 12 obligations)\n"
    )
    #expect(said.faults.isEmpty && said.status == 0)
  }

  @Test func faultsOfAConfigurationEndWith78() throws {
    let said = try run(["check", "--config", "/nonexistent/caregauge.yaml"])
    #expect(said.status == 78)
    #expect(said.faults.hasPrefix("/nonexistent/caregauge.yaml:1:1: error: "))
    #expect(said.output.isEmpty)
  }

  @Test func wrongUseEndsWith64() throws {
    #expect(try run(["adapters", "--format", "xml"]).status == 64)
    #expect(try run(["serve", "--config", "ops/caregauge.yaml", "--now", "yesterday"]).status == 64)
    #expect(try run(["collect", "--config", "ops/caregauge.yaml", "--dry-run", "--adapter", "nobody"]).status == 64)
  }

  @Test func withoutAServiceDataCommandsSayWhatToDo() throws {
    let said = try run(["adapters", "--server", "http://127.0.0.1:1"])
    #expect(said.status == 1)
    #expect(said.faults.contains("start one with `caregauge serve`, or name another with --server"))
  }

  @Test func anAdapterIsRunAlone() throws {
    let user = geteuid() == 0 ? ["--user", "root"] : []
    let said = try run(
      ["adapter", "run", "caregauge-adapter-ningxia", "--option", "inbox=Plugins/Ningxia/Samples", "--format", "csv"]
        + user)
    #expect(said.status == 0, "\(said.faults)")
    #expect(said.output.hasPrefix("kind,report,period,indicator,area,value,numerator,denominator,place,raw,reason\r\n"))
    #expect(said.output.contains(",nursing_bed_share,640100,0.57,5586,9688,"))
    let described = try run(["adapter", "describe", "caregauge-adapter-ningxia"] + user)
    #expect(described.output.hasPrefix("ningxia 1.0.0, region ningxia\n"))
  }

  @Test func aDryRunReadsAllFiguresAndStoresNothing() throws {
    let folder = try TemporaryFolder.make("dry")
    defer { try? FileManager.default.removeItem(at: folder) }
    let configuration = folder.appending(path: "caregauge.yaml")
    try RunningService.configurationText(folder: folder, every: "1h")
      .write(to: configuration, atomically: true, encoding: .utf8)
    let said = try run(["collect", "--config", configuration.path, "--dry-run", "--format", "csv"])
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "pg").path))
    #expect(
      said.output == """
        adapter,reports,readings,new,revised,unchanged,refused,rejected,findings,waiting,error\r
        shandong,1,0,,,,0,0,0,,\r
        yunnan,1,0,,,,0,0,0,,\r
        zhejiang,2,18,,,,0,0,0,,\r
        ningxia,2,4,,,,0,0,0,,\r
        inner_mongolia,1,2,,,,0,0,0,,

        """)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func theShippedCompletionsAreTheProgramsOwn(shell: String) throws {
    let file = RunningService.repository.appending(path: "ops/completions/caregauge.\(shell)")
    #expect(try run(["--generate-completion-script", shell]).output == String(contentsOf: file, encoding: .utf8))
  }

  @Test(arguments: [
    ["serve"], ["check"], ["collect"], ["readings"], ["adapters"], ["findings"], ["export"], ["adapter", "run"],
    ["adapter", "describe"], ["adapter", "check"], ["adapter", "new"], ["targets"], ["alerts"], ["explain"],
    ["deliveries"], ["record"],
    ["silence", "add"],
    ["silence", "list"], ["silence", "end"], ["replay"], ["rules", "test"], ["rules", "prometheus"], ["mail", "test"],
  ])
  func theHelpOfEachCommandHasAnExample(command: [String]) throws {
    let said = try run(command + ["--help"])
    #expect(said.output.contains("\nExample:\n  caregauge \(command.joined(separator: " "))"), "\(said.output)")
  }
}
