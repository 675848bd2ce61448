import CLibPQ

/// A result that libpq allocated, freed when it goes out of scope.
struct Outcome: ~Copyable {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  deinit { PQclear(pointer) }

  var status: ExecStatusType { PQresultStatus(pointer) }

  /// What the server reported, when this is an error.
  var report: ServerReport {
    ServerReport(
      sqlState: field("C") ?? "", message: field("M") ?? "", hint: field("H"), schema: field("s"), table: field("t"),
      column: field("c"), constraint: field("n"), context: field("W"))
  }

  /// Rows that the statement touched.
  var affected: Int { PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0 }

  /// The rows, copied.
  func rows() -> Rows {
    let width = Int(PQnfields(pointer))
    let count = Int(PQntuples(pointer))
    var columns = Columns()
    for column in 0..<Int32(width) {
      columns.names.append(PQfname(pointer, column).map { String(cString: $0) } ?? "")
      columns.types.append(PQftype(pointer, column))
    }
    var ends: [Int] = []
    ends.reserveCapacity(count * width)
    var size = 0
    for row in 0..<Int32(count) {
      for column in 0..<Int32(width) {
        size += Int(PQgetlength(pointer, row, column))
        ends.append(PQgetisnull(pointer, row, column) == 0 ? size : -1 - size)
      }
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, used in
      for row in 0..<Int32(count) {
        for column in 0..<Int32(width) {
          let length = Int(PQgetlength(pointer, row, column))
          guard length > 0, let value = PQgetvalue(pointer, row, column) else { continue }
          let target = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[used..<used + length])
          target.copyMemory(from: UnsafeRawBufferPointer(start: value, count: length))
          used += length
        }
      }
    }
    return Rows(columns: columns, bytes: bytes, ends: ends, affected: affected, count: count)
  }

  // PG_DIAG_* are character macros, which Swift does not import.
  private func field(_ code: Unicode.Scalar) -> String? {
    PQresultErrorField(pointer, Int32(code.value)).map { String(cString: $0) }
  }
}
