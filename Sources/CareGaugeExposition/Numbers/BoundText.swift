/// A histogram's bound in OpenMetrics' canonical form: `1.0`, `0.25`, `1e+06`, `1e-05`.
enum BoundText {
  static func string(_ bound: Double) -> String {
    let plain = NumberText.string(bound)
    if bound >= 1e6 || (bound > 0 && bound < 1e-4) { return scientific(bound) }
    return plain.utf8.contains(UInt8(ascii: ".")) ? plain : plain + ".0"
  }

  /// Digits with a point behind the first and an exponent of at least two digits.
  private static func scientific(_ bound: Double) -> String {
    let decimal = ShortestDecimal(bound)
    let all = String(decimal.digits)
    let exponent = all.utf8.count - 1 + decimal.exponent
    var digits = Substring(all)
    while digits.utf8.count > 1 && digits.last == "0" { digits.removeLast() }
    let rest = digits.dropFirst()
    let size = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return "\(digits.prefix(1))\(rest.isEmpty ? "" : ".\(rest)")e\(exponent < 0 ? "-" : "+")\(size)"
  }
}
