import CareGaugeModel

/// Decodes a whole output that is in memory, in pieces of `piece` bytes: for benchmarks and tests of the scanner.
package func decodeOutput(
  _ output: [UInt8], id: String, vocabulary: Vocabulary, limits: AdapterLimits = AdapterLimits(), piece: Int
) throws(CollectionFault) -> (reports: [CollectedReport], findings: [Finding], version: String) {
  guard let region = RegionID("test") else { throw CollectionFault(.badRequest, "no region") }
  var decoder = OutputDecoder(
    CollectionMachine(.collect, id: id, region: region, names: NameTables(vocabulary), limits: limits))
  var isFinished = false
  var failure: CollectionFault?
  var start = 0
  while start < output.count {
    let end = min(start + piece, output.count)
    let result: Result<Void, CollectionFault> = output.withUnsafeBytes { bytes in
      do throws(CollectionFault) {
        try decoder.feed(UnsafeRawBufferPointer(rebasing: bytes[start..<end])) { action in
          if case .finished = action { isFinished = true }
          if case .failed(let fault) = action { failure = fault }
        }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
    start = end
  }
  if let failure { throw failure }
  if !isFinished { try decoder.checkEnd() }
  let (reports, findings) = decoder.finish()
  return (reports, findings, decoder.machine.adapter.version)
}

/// Decodes a whole answer to `describe` that is in memory.
package func describeOutput(
  _ output: [UInt8], id: String, limits: AdapterLimits = AdapterLimits()
) throws(CollectionFault) -> DescribedAdapter {
  guard let region = RegionID("none") else { throw CollectionFault(.badRequest, "no region") }
  let nothing = NameTables(Vocabulary(indicators: [], areas: []))
  var decoder = OutputDecoder(CollectionMachine(.describe, id: id, region: region, names: nothing, limits: limits))
  var described: DescribedAdapter?
  var failure: CollectionFault?
  let result: Result<Void, CollectionFault> = output.withUnsafeBytes { bytes in
    do throws(CollectionFault) {
      try decoder.feed(bytes) { action in
        if case .described(let description) = action { described = description }
        if case .failed(let fault) = action { failure = fault }
      }
      return .success(())
    } catch {
      return .failure(error)
    }
  }
  try result.get()
  if let failure { throw failure }
  guard let described else {
    try decoder.checkEnd()
    throw CollectionFault(.noEnd, "the program did not describe itself")
  }
  return described
}
