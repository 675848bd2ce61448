extension YAMLTree {
  /// Reads a file; one that cannot be opened is a fault at its beginning.
  init(file: String, in folder: WorkingFolder, limits: Limits = Limits()) {
    switch TextFile.read(folder.locate(file), limit: limits.bytes) {
    case .success(let bytes): self.init(bytes, file: file, limits: limits)
    case .failure(let refusal):
      let what = "the file \(refusal.reason); \(refusal.remedy)"
      self.init(root: nil, faults: [ConfigurationFault(file: file, place: .start, what: what)])
    }
  }
}
