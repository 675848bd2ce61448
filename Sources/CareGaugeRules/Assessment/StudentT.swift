import Glibc

/// Student's t distribution with a whole number of degrees of freedom.
enum StudentT {
  /// The 97.5 % quantile: what bounds the middle 95 % of the distribution.
  ///
  /// - Parameter degrees: of freedom, at least 1.
  static func quantile(degrees: Int) -> Double {
    degrees <= known.count ? known[degrees - 1] : bisected(degrees)
  }

  private static let known = (1...60).map(bisected)

  private static func bisected(_ degrees: Int) -> Double {
    var (low, high) = (1.9, 13.0)
    while true {
      let middle = (low + high) / 2
      guard low < middle, middle < high else { return middle }
      if middleShare(within: middle, degrees) < 0.95 { low = middle } else { high = middle }
    }
  }

  /// The probability of a value between -t and t, by the finite series for whole degrees of freedom.
  private static func middleShare(within t: Double, _ degrees: Int) -> Double {
    let freedom = Double(degrees)
    let sine = t / (freedom + t * t).squareRoot()
    let cosine2 = freedom / (freedom + t * t)
    let isOdd = degrees % 2 == 1
    var (term, sum) = (1.0, 0.0)
    for step in 0..<(degrees / 2) {
      sum += term
      let order = Double(2 * step + (isOdd ? 2 : 1))
      term *= cosine2 * order / (order + 1)
    }
    guard isOdd else { return sine * sum }
    return 2 / Double.pi * (atan(t / freedom.squareRoot()) + sine * cosine2.squareRoot() * sum)
  }
}
