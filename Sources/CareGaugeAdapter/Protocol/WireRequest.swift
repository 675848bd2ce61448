import Foundation

/// A line from the collector: a request, or its word on the collection before. Unknown fields are ignored.
struct WireRequest: Decodable {
  var `protocol`: Double?
  var id: String?
  var op: String?
  var since: String?
  var options: [String: WireOption]?
  var reason: String?

  /// - Throws: `AdapterFault` with code `format` when the line is not such an object.
  init(line: [UInt8]) throws {
    do {
      self = try JSONDecoder().decode(WireRequest.self, from: Data(line))
    } catch {
      throw AdapterFault(
        .format, #"the request is not a JSON object as {"protocol":1,"id":"…","op":"describe"}, on one line"#)
    }
  }
}

/// An option's value as JSON carries it.
struct WireOption: Decodable {
  let value: OptionValue

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      value = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      value = .number(number)
    } else if let text = try? container.decode(String.self) {
      value = .text(text)
    } else if let items = try? container.decode([WireOption].self) {
      value = .list(items.map(\.value))
    } else {
      value = .map(try container.decode([String: WireOption].self).mapValues(\.value))
    }
  }
}
