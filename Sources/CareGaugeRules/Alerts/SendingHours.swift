import CareGaugeModel

extension Receiver.Hours {
  /// The first moment from `now` on at which mails may leave, nil where that is at once.
  ///
  /// The first minute counts, the last does not; equal ends are the whole day, and a part that ends before it begins
  /// reaches over midnight.
  package func opening(from now: Instant, in zone: Zone) -> Instant? {
    let today = zone.day(of: now)
    let minute = Int((now.seconds - zone.start(of: today).seconds) / 60)
    let isOpen = from <= to ? from <= minute && minute < to : minute >= from || minute < to
    if isOpen || from == to { return nil }
    let day = minute < from ? today : today + 1
    return zone.start(of: day).adding(seconds: Int64(from) * 60)
  }
}

extension Zone {
  /// The same time of day a month later, on that month's last day where it is shorter.
  func month(after moment: Instant) -> Instant {
    let day = day(of: moment)
    let sinceMidnight = moment.microseconds - start(of: day).microseconds
    return Instant(microseconds: start(of: day.adding(months: 1)).microseconds + sinceMidnight)
  }
}
