/// A mail as it goes over the wire after DATA.
struct MailData: Hashable, Sendable {
  /// Every line ended by CR LF, leading dots doubled, and the final dot.
  let wire: [UInt8]
  /// The mail's own octets, as SIZE counts them: line ends as CR LF, dots not doubled.
  let size: Int
  /// Whether a byte above 127 is in it.
  let isEightBit: Bool

  /// A lone CR or LF counts as a line's end, so that nothing in a mail can look like the end of it to a lenient server.
  init(_ mail: [UInt8]) {
    var wire: [UInt8] = []
    wire.reserveCapacity(mail.count + mail.count / 32 + 8)
    var (doubled, highest, startsLine, index) = (0, UInt8(0), true, 0)
    while index < mail.count {
      let byte = mail[index]
      index += 1
      if byte == 0x0D || byte == 0x0A {
        if byte == 0x0D, index < mail.count, mail[index] == 0x0A { index += 1 }
        wire.append(0x0D)
        wire.append(0x0A)
        startsLine = true
        continue
      }
      if startsLine, byte == UInt8(ascii: ".") {
        wire.append(byte)
        doubled += 1
      }
      startsLine = false
      highest = max(highest, byte)
      wire.append(byte)
    }
    if !startsLine { wire += [0x0D, 0x0A] }
    size = wire.count - doubled
    isEightBit = highest >= 0x80
    self.wire = wire + Array(".\r\n".utf8)
  }
}
