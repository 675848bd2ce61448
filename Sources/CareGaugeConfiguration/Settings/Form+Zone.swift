import CareGaugeModel
import Foundation
import YAML

extension Form where Value == Zone {
  /// An IANA time zone, `Asia/Shanghai`.
  static var zone: Form {
    Form("a time zone such as Asia/Shanghai") { text, _ in
      let known = TimeZone.knownTimeZoneIdentifiers
      if known.contains(text) || text == "UTC", let zone = Zone(identifier: text) { return .success(zone) }
      return .failure(Misfit("which is no time zone", write: nearest(to: text, in: known)))
    }
  }
}
