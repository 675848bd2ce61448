/// A one-dimensional array of the server as it is stored there: with the index of its first element and with NULLs.
package struct SlotArray<Element: QueryValue>: Sendable {
  /// The index of the first element; PostgreSQL's own default is 1.
  package var lowerBound: Int32
  /// The elements; nil is NULL.
  package var elements: [Element?]

  package init(lowerBound: Int32 = 1, elements: [Element?]) {
    self.lowerBound = lowerBound
    self.elements = elements
  }

  /// Writes the array's bytes, without a length before them.
  package func encode(to writer: inout BinaryWriter) throws {
    writer.append(Int32(elements.isEmpty ? 0 : 1))
    writer.append(Int32(elements.contains { $0 == nil } ? 1 : 0))
    writer.append(Element.serverType.identifier)
    guard !elements.isEmpty else { return }
    guard let count = Int32(exactly: elements.count) else { throw ValueFault("an array has over 2^31 elements") }
    writer.append(count)
    writer.append(lowerBound)
    for element in elements { try writer.appendField(element) }
  }

  /// Reads an array from all the bytes of a field.
  package static func decode(from reader: inout BinaryReader) throws -> SlotArray {
    let dimensions: Int32 = try reader.integer()
    _ = try reader.integer(Int32.self)
    let type: UInt32 = try reader.integer()
    guard Element.reads(type) else {
      throw ValueFault("its elements are of type \(ServerType.name(of: type)), which \(Element.self) does not read")
    }
    guard dimensions > 0 else { return SlotArray(elements: []) }
    guard dimensions == 1 else { throw ValueFault("it is an array of \(dimensions) dimensions, only one is read") }
    let count = max(0, Int(try reader.integer(Int32.self)))
    var array = SlotArray(lowerBound: try reader.integer(), elements: [])
    array.elements.reserveCapacity(min(count, reader.rest.count / 4))
    for _ in 0..<count {
      let length = Int(try reader.integer(Int32.self))
      guard length >= 0 else {
        array.elements.append(nil)
        continue
      }
      var field = BinaryReader(type: type, bytes: try reader.take(length))
      array.elements.append(try Element.decode(from: &field))
    }
    return array
  }
}

extension SlotArray: Equatable where Element: Equatable {}
