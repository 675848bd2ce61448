import CareGaugeModel
import Foundation

/// The lines that the collector writes to an adapter.
enum RequestLine {
  private struct Message: Encodable {
    var `protocol`: Int?
    var id: String
    var op: String
    var since: String?
    var options: [String: OptionJSON]?
    var reason: String?
  }

  static func describe(id: String) throws(CollectionFault) -> [UInt8] {
    try encode(Message(protocol: 1, id: id, op: "describe"))
  }

  static func collect(
    id: String, since: Day?, options: [String: OptionValue]
  ) throws(CollectionFault) -> [UInt8] {
    let line = try encode(
      Message(
        protocol: 1, id: id, op: "collect", since: since?.description, options: options.mapValues(OptionJSON.init)))
    // `since` is always there, because the protocol says "or null".
    return since == nil ? line.dropLast(2) + Array(",\"since\":null}\n".utf8) : line
  }

  static func decision(id: String, _ decision: Decision) throws(CollectionFault) -> [UInt8] {
    switch decision {
    case .acknowledge: try encode(Message(id: id, op: "ack"))
    case .refuse(let reason): try encode(Message(id: id, op: "nack", reason: reason))
    }
  }

  private static func encode(_ message: Message) throws(CollectionFault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(message)) + [0x0A]
    } catch {
      throw CollectionFault(.badRequest, "an option holds a number that JSON cannot write")
    }
  }
}

/// What the collector answers to a collection.
package enum Decision: Sendable, Hashable {
  /// It is stored, or safely waiting to be.
  case acknowledge
  /// It is not; the adapter sends it again next time.
  case refuse(reason: String)
}

/// An option's value as JSON writes it.
private struct OptionJSON: Encodable {
  let value: OptionValue
  init(_ value: OptionValue) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .text(let text): try container.encode(text)
    case .number(let number): try container.encode(number)
    case .flag(let flag): try container.encode(flag)
    case .list(let items): try container.encode(items.map(OptionJSON.init))
    case .map(let map): try container.encode(map.mapValues(OptionJSON.init))
    }
  }
}
