import AdapterKit
import ArgumentParser
import Foundation

struct AdapterNew: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a plugin folder for a new adapter, which runs and passes the check as it is.",
    discussion: """
      The folder holds README.md, catalogue.yaml, sample.yaml, Sources, Samples and Tests with one fixture. Nothing is
      overwritten.

      Example:
        caregauge adapter new tongxin --language python
        caregauge adapter new tongxin --language swift --sdk ../caregauge --into ~/adapters
      """
  )

  @Option(help: "swift, python or shell.") var language: Scaffold.Language
  @Option(help: "The folder in which the plugin's is made.") var into = "."
  @Option(help: "For Swift: path (from the new folder) or URL of the CareGauge package.") var sdk: String?
  @Argument(help: "The adapter's name: small letters, digits and _.") var name: String

  func run() async throws {
    do {
      let scaffold = try Scaffold(name: name, language: language, sdk: sdk.map { PackageReference($0) })
      try scaffold.write(into: into)
      let build = language == .swift ? "\n  swift build --package-path \(name)" : ""
      print(
        """
        \(into == "." ? name : "\(into)/\(name)") is made; README.md there says what each part is for. In \(into == "." ? "this folder" : into):\(build)
          caregauge adapter run \(scaffold.command) --option inbox=\(name)/Samples
          caregauge adapter check \(scaffold.command) --option inbox=\(name)/Samples
        """)
    } catch {
      printError("error: \(error)")
      throw ExitCode(1)
    }
  }
}

extension Scaffold.Language: ExpressibleByArgument {}
