import YAML

extension YAMLTree {
  /// Reads a file, whose bytes the log keeps; one that cannot be opened is a fault at its beginning.
  init(file: String, in log: FaultLog, limits: Limits = Limits()) {
    switch TextFile.read(log.folder.locate(file), limit: limits.bytes) {
    case .success(let bytes):
      log.keep(bytes, of: file)
      self.init(bytes, limits: limits)
    case .failure(let refusal):
      let what = "the file \(refusal.reason); \(refusal.remedy)"
      self.init(root: nil, faults: [YAMLFault(place: .start, what: what)])
    }
  }

  /// The faults as those of a file.
  func faults(in file: String) -> [ConfigurationFault] {
    faults.map { ConfigurationFault(file: file, place: $0.place, what: $0.what) }
  }
}
