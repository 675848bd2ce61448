extension Duration {
  /// As people say it, in one unit and without more digits than matter: `200 ms`, `30 s`, `12 min`, `3 h`, `5 d`.
  package var words: String {
    let seconds = self / .seconds(1)
    let (size, name): (Double, String) =
      switch abs(seconds) {
      case ..<0.9995: (0.001, "ms")
      case ..<119.5: (1, "s")
      case ..<7170: (60, "min")
      case ..<171_000: (3600, "h")
      default: (86_400, "d")
      }
    return "\(Int64((seconds / size).rounded())) \(name)"
  }
}
