import Foundation

/// Serves protocol version 1: reads requests, runs the adapter, waits for the collector's word.
struct RunLoop<Program: Adapter> {
  private let adapter: Program
  private var input: InputLines
  private let output: FileDescriptorWriter
  private let zone: Zone
  /// What `failed` carries when a request is too broken to have an id.
  private let fallbackID: String
  private var pending: Acknowledgement?

  init(
    _ adapter: Program, input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO, zone: Zone, fallbackID: String
  ) {
    self.adapter = adapter
    self.input = InputLines(descriptor: input)
    self.output = FileDescriptorWriter(descriptor: output)
    self.zone = zone
    self.fallbackID = fallbackID
  }

  /// Runs until the end of input.
  /// - Returns: the exit status: 0, or 1 when a request failed or the collector went away.
  mutating func run() async -> Int32 {
    var status: Int32 = 0
    while true {
      do {
        guard let line = try input.next() else { return status }
        if line.allSatisfy({ $0 == UInt8(ascii: " ") }) { continue }
        if await !serve(try WireRequest(line: line)) { status = 1 }
      } catch {
        status = 1
        report(RunLoop.fault(from: error), in: sink(for: fallbackID))
      }
    }
  }

  /// - Returns: whether the request was answered with `end`, or the word was taken.
  private mutating func serve(_ request: WireRequest) async -> Bool {
    if request.op == "ack" || request.op == "nack" {
      await take(word: request)
      return true
    }
    let sink = sink(for: request.id ?? fallbackID)
    do {
      try sink.send(.hello(name: Program.name, version: Program.version))
      guard request.protocol == Double(WireMessage.version) else {
        throw AdapterFault(.format, "this adapter speaks protocol 1 only; \(RunLoop.asked(request)) was asked")
      }
      guard request.id?.isEmpty == false else { throw AdapterFault(.format, "the request has no id") }
      switch request.op {
      case "describe":
        try sink.send(.description(adapter.describe()))
        try sink.send(.done)
      case "collect": try await collect(request, to: sink)
      default: throw AdapterFault(.format, "op must be describe or collect, then ack or nack")
      }
      try sink.flush()
      return true
    } catch {
      report(RunLoop.fault(from: error), in: sink)
      return false
    }
  }

  private mutating func collect(_ request: WireRequest, to sink: MessageSink) async throws {
    pending = nil
    let since = try request.since.map { text in
      guard let day = Day(text) else { throw AdapterFault(.format, "since must be a day as 2023-08-25, or null") }
      return day
    }
    let given = request.options?.mapValues(\.value) ?? [:]
    let options = try AdapterOptions(given, for: adapter.describe().options)
    let order = CollectRequest(collection: request.id ?? fallbackID, since: since, options: options)
    let writer = ReportWriter(sink: sink)
    try await adapter.collect(order, into: writer)
    try sink.send(.end(writer.counts))
    pending = Acknowledgement(request: order, sources: writer.sources)
  }

  /// A word on another collection than the last one is ignored: it must not move files.
  private mutating func take(word: WireRequest) async {
    guard let pending, word.id == pending.request.collection else {
      AdapterLog.warning("\(word.op ?? "") for a collection that was not sent here; ignored")
      return
    }
    self.pending = nil
    guard word.op == "ack" else {
      AdapterLog.warning("the collector refused the collection: \(word.reason ?? "no reason given")")
      return
    }
    do {
      try await adapter.acknowledged(pending)
    } catch {
      AdapterLog.error("after the acknowledgement: \(RunLoop.fault(from: error).reason)")
    }
  }

  private func sink(for collection: String) -> MessageSink {
    MessageSink(.json(collection: collection), to: output, zone: zone)
  }

  private func report(_ fault: AdapterFault, in sink: MessageSink) {
    AdapterLog.error(fault.reason)
    do {
      try sink.send(.failed(fault))
      try sink.flush()
    } catch {
      AdapterLog.debug("the collector did not hear of it")
    }
  }

  private static func asked(_ request: WireRequest) -> String {
    request.protocol.map { "protocol \(decimalText($0))" } ?? "none"
  }
}

extension RunLoop {
  /// The fault that an error stands for. An unknown error's own text may hold data or secrets and is not sent.
  static func fault(from error: any Error) -> AdapterFault {
    if let fault = error as? AdapterFault { return fault }
    if error is CancellationError { return AdapterFault(.internal, "the collection was cancelled") }
    return AdapterFault(
      .internal,
      "an error of type \(type(of: error)) was thrown; throw AdapterFault to say what is wrong and what to do")
  }
}
