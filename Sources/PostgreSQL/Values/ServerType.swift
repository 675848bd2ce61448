/// A type of the server, with the numbers by which the wire names it and its array.
package struct ServerType: Hashable, Sendable {
  package let name: String
  package let identifier: UInt32
  package let arrayIdentifier: UInt32

  package static let bool = ServerType(name: "boolean", identifier: 16, arrayIdentifier: 1000)
  package static let bytea = ServerType(name: "bytea", identifier: 17, arrayIdentifier: 1001)
  package static let smallint = ServerType(name: "smallint", identifier: 21, arrayIdentifier: 1005)
  package static let integer = ServerType(name: "integer", identifier: 23, arrayIdentifier: 1007)
  package static let bigint = ServerType(name: "bigint", identifier: 20, arrayIdentifier: 1016)
  package static let real = ServerType(name: "real", identifier: 700, arrayIdentifier: 1021)
  package static let double = ServerType(name: "double precision", identifier: 701, arrayIdentifier: 1022)
  package static let text = ServerType(name: "text", identifier: 25, arrayIdentifier: 1009)
  package static let varchar = ServerType(name: "character varying", identifier: 1043, arrayIdentifier: 1015)
  package static let character = ServerType(name: "character", identifier: 1042, arrayIdentifier: 1014)
  package static let name = ServerType(name: "name", identifier: 19, arrayIdentifier: 1003)
  package static let json = ServerType(name: "json", identifier: 114, arrayIdentifier: 199)
  package static let unknown = ServerType(name: "unknown", identifier: 705, arrayIdentifier: 0)
  package static let date = ServerType(name: "date", identifier: 1082, arrayIdentifier: 1182)
  package static let timestamptz = ServerType(
    name: "timestamp with time zone", identifier: 1184, arrayIdentifier: 1185)
  package static let oid = ServerType(name: "oid", identifier: 26, arrayIdentifier: 1028)

  private static let numeric = ServerType(name: "numeric", identifier: 1700, arrayIdentifier: 1231)
  private static let timestamp = ServerType(
    name: "timestamp without time zone", identifier: 1114, arrayIdentifier: 1115)
  private static let interval = ServerType(name: "interval", identifier: 1186, arrayIdentifier: 1187)
  private static let jsonb = ServerType(name: "jsonb", identifier: 3802, arrayIdentifier: 3807)

  /// Those that a message can name.
  private static let known: [ServerType] = [
    numeric, timestamp, interval, jsonb,
    bool, bytea, smallint, integer, bigint, real, double, text, varchar, character, name, json, unknown, date,
    timestamptz, oid,
  ]

  /// The name of the type, or of the array type, that the server calls by this number.
  package static func name(of identifier: UInt32) -> String {
    for type in known {
      if type.identifier == identifier { return type.name }
      if type.arrayIdentifier == identifier, identifier != 0 { return "\(type.name)[]" }
    }
    return "number \(identifier)"
  }
}
