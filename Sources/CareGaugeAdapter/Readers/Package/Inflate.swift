import CZlib

/// Unpacks raw deflate data that must yield exactly `size` bytes.
///
/// The output buffer has one byte more than declared, so that data which lies about its size is caught, not followed.
func inflated(_ packed: ArraySlice<UInt8>, size: Int, name: String) throws(PackageFault) -> [UInt8] {
  var stream = z_stream()
  guard inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
    throw PackageFault(.tooLarge, at: name, "there is no memory to unpack it")
  }
  defer { inflateEnd(&stream) }
  var input = Array(packed)
  var status = Z_OK
  let output = [UInt8](unsafeUninitializedCapacity: size + 1) { target, written in
    input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(size + 1)
      status = inflate(&stream, Z_FINISH)
      written = size + 1 - Int(stream.avail_out)
    }
  }
  guard output.count <= size else {
    throw PackageFault(.hostile, at: name, "it unpacks to more than it declares; ask for a newly saved file")
  }
  guard status == Z_STREAM_END, output.count == size else {
    throw PackageFault(.damaged, at: name, "its packed data is damaged or cut off; ask the sender for the file again")
  }
  return output
}

/// CRC-32 as zip uses it.
func crc32(of bytes: [UInt8]) -> UInt32 {
  UInt32(CZlib.crc32_z(0, bytes, bytes.count))
}
