import CareGaugeModel
import PostgreSQL

/// Days between the epochs of Unix and PostgreSQL, which counts from 2000-01-01.
private let epochDays: Int32 = 10_957
private let epochMicroseconds: Int64 = 946_684_800_000_000

extension Day: QueryValue {
  package static var serverType: ServerType { .date }

  /// The number that PostgreSQL keeps for the day.
  var serverNumber: Int32 { number - epochDays }

  init(serverNumber: Int32) { self.init(number: serverNumber + epochDays) }

  package func encode(to writer: inout BinaryWriter) { writer.append(serverNumber) }

  package static func decode(from reader: inout BinaryReader) throws -> Day {
    Day(serverNumber: try reader.integer())
  }
}

extension Instant: QueryValue {
  package static var serverType: ServerType { .timestamptz }

  /// The number that PostgreSQL keeps for the moment.
  var serverNumber: Int64 { microseconds - epochMicroseconds }

  init(serverNumber: Int64) { self.init(microseconds: serverNumber + epochMicroseconds) }

  /// PostgreSQL's `infinity`: later than every moment.
  static let forever = Instant(microseconds: .max)

  package func encode(to writer: inout BinaryWriter) {
    writer.append(self == .forever ? Int64.max : serverNumber)
  }

  package static func decode(from reader: inout BinaryReader) throws -> Instant {
    Instant(serverNumber: try reader.integer())
  }
}
