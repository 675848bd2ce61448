/// A type whose values travel to and from the server in its binary format.
package protocol QueryValue: Sendable {
  /// The server's type that values are sent as.
  static var serverType: ServerType { get }
  /// The server's types that are read without loss.
  static var readableTypes: [ServerType] { get }

  /// Writes the value's bytes, without a length before them.
  /// - Throws: `ValueFault` when the server's type cannot hold the value.
  func encode(to writer: inout BinaryWriter) throws

  /// Reads a value from all the bytes of a field of one of `readableTypes`.
  /// - Throws: `ValueFault` when the bytes are no such value.
  static func decode(from reader: inout BinaryReader) throws -> Self
}

extension QueryValue {
  package static var readableTypes: [ServerType] { [serverType] }

  static func reads(_ type: UInt32) -> Bool { readableTypes.contains { $0.identifier == type } }

  static func readsArray(_ type: UInt32) -> Bool {
    readableTypes.contains { $0.arrayIdentifier == type && type != 0 }
  }
}
