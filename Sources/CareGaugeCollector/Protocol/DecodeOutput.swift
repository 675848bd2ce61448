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
