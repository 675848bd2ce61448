import ArgumentParser

struct AdapterCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adapter",
    abstract: "Makes, shows, runs and checks one adapter alone, without service or database.",
    subcommands: [AdapterNew.self, AdapterDescribe.self, AdapterRunCommand.self, AdapterCheckCommand.self]
  )
}
