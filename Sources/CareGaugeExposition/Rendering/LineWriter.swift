/// Writes lines anew: prefixes from an older text, values from numbers.
struct LineWriter {
  let source: [UInt8]
  let prefixLengths: [UInt32]
  /// 0 for each line where the source holds prefixes only.
  let valueLengths: [UInt8]

  /// The lines and the lengths of their values, or nil when they are the source.
  func lines(_ values: UnsafeBufferPointer<Double>) -> (bytes: [UInt8], valueLengths: [UInt8])? {
    let count = prefixLengths.count
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * Self.slot + NumberText.room) { slots in
      let numbers = slots.baseAddress!
      let written = [UInt8](unsafeUninitializedCapacity: count) { lengths, initialized in
        var target = numbers
        for index in 0..<count {
          let length = NumberText.write(values[index], to: target)
          target[length] = UInt8(ascii: "\n")
          lengths.initializeElement(at: index, to: UInt8(truncatingIfNeeded: length + 1))
          target += Self.slot
        }
        initialized = count
      }
      if written == valueLengths && isSource(numbers) { return nil }
      return (joined(numbers, written), written)
    }
  }

  /// Room for each number's text and line feed.
  private static let slot = 32

  /// Whether the numbers are those of the source, whose lengths they have.
  private func isSource(_ numbers: UnsafeMutablePointer<UInt8>) -> Bool {
    source.withUnsafeBufferPointer { source in
      var position = 0
      for index in prefixLengths.indices {
        position += Int(prefixLengths[index])
        for offset in 0..<Int(valueLengths[index])
        where source[position + offset] != numbers[index * Self.slot + offset] {
          return false
        }
        position += Int(valueLengths[index])
      }
      return position > 0
    }
  }

  private func joined(_ numbers: UnsafeMutablePointer<UInt8>, _ written: [UInt8]) -> [UInt8] {
    let length = prefixLengths.reduce(0) { $0 + Int($1) } + written.reduce(0) { $0 + Int($1) }
    return [UInt8](unsafeUninitializedCapacity: length + Self.slot) { target, initialized in
      source.withUnsafeBufferPointer { source in
        guard var from = source.baseAddress, let start = target.baseAddress else { return }
        var to = start
        for index in prefixLengths.indices {
          let prefix = Int(prefixLengths[index])
          to.update(from: from, count: prefix)
          to += prefix
          from += prefix + Int(valueLengths[index])
          // A whole slot is copied, since that is faster than its exact length; the next line overwrites the rest.
          UnsafeMutableRawPointer(to).copyMemory(from: numbers + index * Self.slot, byteCount: Self.slot)
          to += Int(written[index])
        }
      }
      initialized = length
    }
  }
}
