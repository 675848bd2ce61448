import Glibc

/// GB18030 bytes as UTF-8, or nil when some of them are no GB18030.
func utf8(fromGB18030 bytes: [UInt8]) -> [UInt8]? {
  guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
  defer { iconv_close(converter) }
  var input = bytes.map { CChar(bitPattern: $0) }
  // Two bytes of GB18030 never become more than three of UTF-8, four never more than four.
  var output = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
  let capacity = output.count
  var left = capacity
  let failed = input.withUnsafeMutableBufferPointer { source in
    output.withUnsafeMutableBytes { target in
      var from = source.baseAddress
      var unread = source.count
      var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
      return iconv(converter, &from, &unread, &to, &left) == -1 || unread > 0
    }
  }
  return failed ? nil : Array(output[..<(capacity - left)])
}
