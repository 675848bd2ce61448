/// Takes an adapter's messages: as JSON lines for the collector, or as lines for a person.
final class MessageSink {
  enum Form {
    case json(collection: String)
    case person
  }

  private let form: Form
  private let output: FileDescriptorWriter
  private let zone: Zone
  private var line = JSONLine()
  /// Whether nobody reads any more; further messages are refused.
  private(set) var isClosed = false

  /// Messages are gathered until this many bytes are there.
  private static let piece = 64 << 10

  init(_ form: Form, to output: FileDescriptorWriter, zone: Zone) {
    self.form = form
    self.output = output
    self.zone = zone
    line.bytes.reserveCapacity(MessageSink.piece + 4096)
  }

  /// - Throws: `AdapterFault` with code `internal` when nobody reads any more.
  func send(_ message: WireMessage) throws {
    switch form {
    case .json(let collection): message.write(to: &line, collection: collection, zone: zone)
    case .person: line.bytes.append(contentsOf: message.forPerson.utf8)
    }
    if line.bytes.count >= MessageSink.piece { try flush() }
  }

  /// - Throws: `AdapterFault` with code `internal` when nobody reads any more.
  func flush() throws {
    defer { line.bytes.removeAll(keepingCapacity: true) }
    guard !isClosed else { throw AdapterFault(.internal, "the reader of standard output is gone") }
    do {
      try output.write(line.bytes[...])
    } catch {
      isClosed = true
      throw AdapterFault(.internal, "the reader of standard output is gone")
    }
  }
}
