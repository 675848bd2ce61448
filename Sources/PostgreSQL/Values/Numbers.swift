extension Bool: QueryValue {
  package static var serverType: ServerType { .bool }

  package func encode(to writer: inout BinaryWriter) { writer.append(UInt8(self ? 1 : 0)) }

  package static func decode(from reader: inout BinaryReader) throws -> Bool { try reader.integer(UInt8.self) != 0 }
}

extension Int16: QueryValue {
  package static var serverType: ServerType { .smallint }

  package func encode(to writer: inout BinaryWriter) { writer.append(self) }

  package static func decode(from reader: inout BinaryReader) throws -> Int16 { try reader.integer() }
}

extension Int32: QueryValue {
  package static var serverType: ServerType { .integer }
  package static var readableTypes: [ServerType] { [.integer, .smallint] }

  package func encode(to writer: inout BinaryWriter) { writer.append(self) }

  package static func decode(from reader: inout BinaryReader) throws -> Int32 {
    reader.type == ServerType.smallint.identifier ? Int32(try reader.integer(Int16.self)) : try reader.integer()
  }
}

extension Int64: QueryValue {
  package static var serverType: ServerType { .bigint }
  package static var readableTypes: [ServerType] { [.bigint, .integer, .smallint, .oid] }

  package func encode(to writer: inout BinaryWriter) { writer.append(self) }

  package static func decode(from reader: inout BinaryReader) throws -> Int64 {
    switch reader.type {
    case ServerType.smallint.identifier: Int64(try reader.integer(Int16.self))
    case ServerType.integer.identifier: Int64(try reader.integer(Int32.self))
    case ServerType.oid.identifier: Int64(try reader.integer(UInt32.self))
    default: try reader.integer()
    }
  }
}

extension Int: QueryValue {
  package static var serverType: ServerType { .bigint }
  package static var readableTypes: [ServerType] { Int64.readableTypes }

  package func encode(to writer: inout BinaryWriter) { writer.append(Int64(self)) }

  package static func decode(from reader: inout BinaryReader) throws -> Int {
    Int(try Int64.decode(from: &reader))
  }
}

extension Double: QueryValue {
  package static var serverType: ServerType { .double }
  package static var readableTypes: [ServerType] { [.double, .real] }

  package func encode(to writer: inout BinaryWriter) { writer.append(self) }

  package static func decode(from reader: inout BinaryReader) throws -> Double {
    guard reader.type == ServerType.real.identifier else { return Double(bitPattern: try reader.integer()) }
    return Double(Float(bitPattern: try reader.integer()))
  }
}
