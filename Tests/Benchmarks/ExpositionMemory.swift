import Glibc

/// Resident memory of this process in bytes, as the kernel counts it; 0 where it does not say.
func residentBytes() -> Int {
  guard let file = fopen("/proc/self/statm", "r") else { return 0 }
  defer { fclose(file) }
  var line = [CChar](repeating: 0, count: 128)
  guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
  let fields = line.prefix { $0 != 0 }.split(separator: CChar(UInt8(ascii: " ")))
  guard fields.count > 1 else { return 0 }
  let pages = fields[1].reduce(0) { $0 * 10 + Int($1) - Int(UInt8(ascii: "0")) }
  return pages * sysconf(Int32(_SC_PAGESIZE))
}

/// Hands what was printed to whoever reads it now, since output into a pipe waits for a full buffer.
func flushOutput() { fflush(nil) }
