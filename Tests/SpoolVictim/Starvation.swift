import CareGaugeCollector
import CareGaugeModel
import Foundation

/// Reads the oldest collection of a spool without a file left to open, then with; says what came of it.
func starve(_ folder: String) throws {
  let spool = try Spool(folder: folder)
  var limit = rlimit()
  getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  let whole = limit
  limit.rlim_cur = 0
  setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  let fault: SpoolFault?
  do throws(SpoolFault) {
    _ = try spool.first()
    fault = nil
  } catch { fault = error }
  limit = whole
  setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
  print(fault.map { "\($0.code.rawValue): \($0)" } ?? "read")
  print(try spool.first()?.collected.collection ?? "nothing")
}
