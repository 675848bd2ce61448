import CareGaugeModel

/// How long a `Retry-After` field asks to wait: `120`, or a date, which counts from the answer's own `Date`.
func retryAfter(_ field: String?, answeredAt date: String?) -> Swift.Duration? {
  guard let field else { return nil }
  if let seconds = Int64(field), seconds >= 0, seconds < 1_000_000 { return .seconds(seconds) }
  guard let until = httpDate(field), let now = date.flatMap(httpDate) else { return nil }
  return .seconds(max(0, until.seconds - now.seconds))
}

/// Reads `Wed, 21 Oct 2015 07:28:00 GMT`, the one form that servers may write.
func httpDate(_ text: String) -> Instant? {
  let parts = text.split(separator: " ")
  let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
  guard parts.count == 6, parts[5] == "GMT", let month = months.firstIndex(of: String(parts[2])) else { return nil }
  let digits = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
  return Instant(rfc3339: "\(parts[3])-\(digits)-\(parts[1])T\(parts[4])Z")
}
