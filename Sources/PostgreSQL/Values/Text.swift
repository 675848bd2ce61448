extension String: QueryValue {
  package static var serverType: ServerType { .text }
  package static var readableTypes: [ServerType] { [.text, .varchar, .character, .name, .json, .unknown] }

  package func encode(to writer: inout BinaryWriter) throws {
    // PostgreSQL's text has no NUL; a server would answer with an error that shows the value.
    guard !utf8.contains(0) else { throw ValueFault("text with a NUL character cannot be stored; remove it first") }
    writer.append(contentsOf: utf8)
  }

  package static func decode(from reader: inout BinaryReader) throws -> String {
    guard let text = String(validating: reader.takeAll(), as: UTF8.self) else {
      throw ValueFault("its bytes are not UTF-8")
    }
    return text
  }
}

/// Bytes: the server's `bytea`, as Swift has no byte string of its own.
extension [UInt8]: QueryValue {
  package static var serverType: ServerType { .bytea }

  package func encode(to writer: inout BinaryWriter) { writer.append(contentsOf: self) }

  package static func decode(from reader: inout BinaryReader) -> [UInt8] { [UInt8](reader.takeAll()) }
}
