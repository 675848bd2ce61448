import CareGaugeModel

/// A moment as the Date field has it: `Sun, 08 Oct 2023 09:00:00 +0800`.
enum MailDate {
  static func text(_ moment: Instant, zone: Zone) -> String {
    let day = zone.day(of: moment)
    let (year, month, number) = day.components
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    // 1970-01-01 was a Thursday; the second remainder is for days before it.
    let weekday = weekdays[((Int(day.number) % 7) + 7) % 7]
    let stamp = zone.rfc3339(Instant(seconds: moment.seconds))
    let clock = stamp.dropFirst(11).prefix(8)
    let offset = stamp.suffix(6).filter { $0 != ":" }
    return "\(weekday), \(number < 10 ? "0" : "")\(number) \(months[month - 1]) \(year) \(clock) \(offset)"
  }
}
