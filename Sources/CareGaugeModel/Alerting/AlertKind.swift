/// What an alert is about.
package enum AlertKind: String, Hashable, Sendable, CaseIterable, Codable {
  case target
  case targetUnreported = "target_unreported"
  case reportLate = "report_late"
  case readingImplausible = "reading_implausible"
  case adapterFailing = "adapter_failing"
  case threshold
}
