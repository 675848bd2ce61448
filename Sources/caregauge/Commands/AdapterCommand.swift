import ArgumentParser

struct AdapterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adapter",
    abstract: "Runs one adapter alone, without service or database.",
    subcommands: [AdapterDescribe.self, AdapterRunCommand.self]
  )
}
