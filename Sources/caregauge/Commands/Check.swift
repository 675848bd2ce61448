import ArgumentParser
import CareGaugeCollector
import CareGaugeConfiguration
import CareGaugeModel
import CareGaugeServer
import YAML

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Every fault of configuration and catalogues at once; exits with 78 when there is one.",
    discussion: """
      Each fault is one line on standard error: file:line:column: error: what, and what to write instead.

      Once the files have no fault, it is looked whether they fit this machine. Faults are: a program that is not found
      beside caregauge or in adapters_path, or that its user may not reach; a user that does not exist; an option that a
      program does not take, one that it needs and does not get, or one of another type; a program that ends, or says
      something else, when it is asked which options it takes; a region without a catalogue; the folder of an inbox that
      is missing; a folder of the database or of mails that cannot be made. Warnings, which leave the exit status at 0, are: a file or folder of an
      option, or an inbox, that is not there yet or cannot be read; rows of an inbox that are not taken; names that a
      program may report and no catalogue has; a folder of adapters_path that is missing; a program that does not answer
      within 5 seconds.

      Example:
        caregauge check --config ops/caregauge.yaml
      """
  )

  @OptionGroup var configuration: ConfigurationOption

  func run() async throws {
    let (settings, catalogue) = try configuration.read()
    let findings = try await interruptible {
      do throws(CollectionFault) {
        let check = try await MachineCheck(settings: settings, catalogue: catalogue)
        return await check.findings()
      } catch {
        return [
          MachineFinding(file: settings.file, place: .start, weight: .error, what: "no adapter can be run: \(error)")
        ]
      }
    }
    for finding in findings { printError(finding.description) }
    if findings.contains(where: { $0.weight == .error }) { throw ExitCode(78) }
    let counts = [
      "\(settings.adapters.count) adapters", "\(catalogue.documents.count) documents",
      "\(catalogue.indicators.count) indicators", "\(catalogue.areas.count) areas",
      "\(catalogue.published.count) published figures", "\(catalogue.targets.count) targets",
      "\(catalogue.obligations.count) obligations",
    ]
    let warnings = findings.isEmpty ? "" : findings.count == 1 ? ", 1 warning" : ", \(findings.count) warnings"
    print("\(settings.file): no fault\(warnings) (\(counts.joined(separator: ", ")))")
  }
}
