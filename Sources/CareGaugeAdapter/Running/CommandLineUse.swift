import Foundation

/// An adapter run by a person, without the collector.
struct CommandLineUse<Program: Adapter> {
  private let adapter: Program
  private let zone: Zone
  private let output: FileDescriptorWriter
  private let errors: FileDescriptorWriter

  init(_ adapter: Program, zone: Zone, output: Int32 = STDOUT_FILENO, errors: Int32 = STDERR_FILENO) {
    self.adapter = adapter
    self.zone = zone
    self.output = FileDescriptorWriter(descriptor: output)
    self.errors = FileDescriptorWriter(descriptor: errors)
  }

  /// - Returns: the exit status: 0; 1 when the collection failed; 64 when the command line is wrong.
  func run(_ arguments: [String]) async -> Int32 {
    switch arguments.first {
    case "--help", "-h": return show(help)
    case "--version": return show("\(Program.name) \(Program.version)\n")
    case "--sample" where arguments.count == 1: return show(adapter.describe().sampleConfiguration(of: Program.name))
    case "--describe" where arguments.count == 1: return show(WireMessage.description(adapter.describe()).forPerson)
    case "--collect": return await collect(Array(arguments.dropFirst()))
    default:
      return refuse("“\(arguments.joined(separator: " "))” is not understood")
    }
  }

  private func collect(_ arguments: [String]) async -> Int32 {
    let orders: CollectArguments
    do {
      orders = try CollectArguments(arguments, options: adapter.describe().options)
    } catch {
      return refuse(RunLoop<Program>.fault(from: error).reason)
    }
    let sink = MessageSink(orders.asLines ? .json(collection: "trial") : .person, to: output, zone: zone)
    do {
      let options = try AdapterOptions(orders.options, for: adapter.describe().options)
      if orders.asLines { try sink.send(.hello(name: Program.name, version: Program.version)) }
      let writer = ReportWriter(sink: sink)
      let request = CollectRequest(collection: "trial", since: orders.since, options: options)
      try await adapter.collect(request, into: writer)
      try sink.send(.end(writer.counts))
      try sink.flush()
      return 0
    } catch {
      try? sink.flush()
      // Here the person who runs it is the one who may see the error's own text.
      let fault = error as? AdapterFault ?? AdapterFault(.internal, "\(error)")
      try? errors.write(Array("\(fault)\n".utf8)[...])
      return 1
    }
  }

  private func show(_ text: String) -> Int32 {
    (try? output.write(Array(text.utf8)[...])) == nil ? 1 : 0
  }

  private func refuse(_ text: String) -> Int32 {
    try? errors.write(Array("error: \(text)\n\n\(help)".utf8)[...])
    return 64
  }

  private var help: String {
    let program = AdapterDescription.program(of: Program.name)
    let options = adapter.describe().options.map {
      "  \($0.name)=\($0.kind.rawValue.uppercased())\($0.required ? "  (required)" : "")\n      \($0.help)\n"
    }
    return """
      \(program) \(Program.version): \(adapter.describe().summary)

      Run by CareGauge's collector, it takes requests on standard input. By hand:
        \(program) --collect [--since DAY] [--lines] NAME=VALUE…   collect once and show what was found
        \(program) --sample      the entry for caregauge.yaml
        \(program) --describe    region, indicators, areas, options
        \(program) --version | --help
      --lines shows the protocol's own lines. A list is written NAME=a,b,c.

      Options:
      \(options.joined())
      """
  }
}
