import CareGaugeModel

/// The world in plain numbers, so that the reference shares nothing with what it checks, and a million steps are quick.
///
/// Times are minutes since the world began; -1 stands for nothing.
enum Plain {
  static let nothing = -1

  /// What is seen of an alert.
  enum Sight { static let holds = 0, clear = 1, unseen = 2, unnamed = 3, stays = 4 }
  enum State { static let inactive = 0, pending = 1, firing = 2, resolved = 3 }
  enum Ending { static let cleared = 0, notApplicable = 1, withdrawn = 2, expired = 3, judgedAnew = 4 }
  enum Step { static let began = 0, fired = 1, worsened = 2, eased = 3, restated = 4, resolved = 5, dropped = 6 }
  enum Occasion {
    static let fired = 0, worsened = 1, eased = 2, restated = 3, resolved = 4, repeated = 5, escalated = 6
  }
  enum Form { static let single = 0, digest = 1, firstDigest = 2, unreported = 3 }
  enum Kind { static let target = 0, unreported = 1, late = 2, implausible = 3, failing = 4, threshold = 5 }
  enum Condition {
    static let missed = 0, slipped = 1, offTrack = 2, atRisk = 3, dueSoon = 4, unreported = 5, late = 6, implausible = 7
    static let failing = 8, crossed = 9
  }
  enum Label { static let region = 1, area = 2, kind = 4, condition = 8, severity = 16 }

  /// How bad each condition is, by number.
  static let badness = [50, 50, 40, 30, 0, 10, 20, 20, 20, 20]
}

/// What is seen of one alert.
struct PlainSight {
  var what = Plain.Sight.clear
  var condition = 0
  /// 0 for critical, 1 for warning, 2 for info.
  var severity = 2
  var ending = Plain.Ending.cleared
  var patience = 0
  var value = Plain.nothing
  var period = 0
}

struct PlainRestatement: Equatable {
  var period = Plain.nothing
  var from = Plain.nothing
  var to = Plain.nothing

  static let none = PlainRestatement()
}

struct PlainAlert: Equatable {
  var state = Plain.nothing
  var condition = 0
  var severity = 2
  var since = 0
  var firingSince = Plain.nothing
  var conditionSince = 0
  var clearSince = Plain.nothing
  var endedAt = Plain.nothing
  var ending = Plain.nothing
  var episode = 0
  var value = Plain.nothing
  var period = 0

  /// Before its first moment.
  static let never = PlainAlert()
}

struct PlainChange: Equatable {
  var alert: Int
  var step: Int
  var from = Plain.nothing
  var restated = PlainRestatement.none
}

/// The configuration of a world: receivers and alerts by number, sets as bits.
struct PlainRoute {
  var kinds = 0
  var regions = 0
  var conditions = 0
  var severities = 0
  var bodies = 0
  var receivers = 0
  var labels = 0
  var wait = 0
  var repeats = Plain.nothing
  var escalatesAfter = Plain.nothing
  var escalatesTo = 0
}

struct PlainReceiver {
  var isMail: Bool
  /// Minutes of the day from which to which mails leave; equal ones are the whole day.
  var opens = 0
  var closes = 0
}

/// What an alert is about.
struct PlainSubject {
  var kind: Int
  var region: Int
  var area: Int
  var duty = Plain.nothing
  var bodies = 0
}

struct PlainSilence {
  var id: Int
  var alert = Plain.nothing
  var region = Plain.nothing
  var condition = Plain.nothing
  var from: Int
  var until: Int
  var endedAt = Int.max
}

/// What a receiver believes of an alert.
struct PlainBelief: Equatable {
  var episode = Plain.nothing
  var isFiring = false
  var condition = Plain.nothing
  var value = Plain.nothing
  var period = Plain.nothing
  var first = 0
  var last = 0

  static let none = PlainBelief()
}

struct PlainNews: Equatable {
  var alert: Int
  var occasion: Int
  var from = Plain.nothing
  var restated = PlainRestatement.none
}

struct PlainMessage: Equatable {
  var receiver: Int
  var form: Int
  var news: [PlainNews]
  var notBefore: Int
}
