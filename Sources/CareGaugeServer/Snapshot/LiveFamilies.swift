import CareGaugeCollector
import CareGaugeExposition
import CareGaugeModel
import CareGaugeStore

/// The service's own state at the moment of a scrape.
struct LiveFamilies {
  let now: Instant
  let isStoreUp: Bool
  let spooledReports: Int
  let adapters: [AdapterStatus]
  let outbox: OutboxBacklog

  func all() throws(MetricFault) -> [RenderedFamily] {
    let names = try LabelNames(["adapter"])
    let labels = try adapters.map { adapter throws(MetricFault) in try LabelSet(names, [adapter.name]) }
    let succeeded = zip(labels, adapters).compactMap { label, adapter in adapter.lastSuccess.map { (label, $0) } }
    return [
      try one(
        "caregauge_clock_timestamp_seconds", "The service's clock; rules compare with it, not with time().",
        Double(now.microseconds / 1000) / 1000, unit: "seconds"),
      try RenderedFamily(
        try FamilyDescription(
          name: "caregauge_adapter_up", help: "Whether the adapter's newest collection succeeded.", kind: .gauge),
        labels: labels, values: adapters.map { $0.isUp == true ? 1 : 0 }),
      try RenderedFamily(
        try FamilyDescription(
          name: "caregauge_adapter_last_success_timestamp_seconds",
          help: "When the adapter's last successful collection ended, by the service's clock.", kind: .gauge,
          unit: "seconds"),
        labels: succeeded.map(\.0), values: succeeded.map { Double($0.1.microseconds / 1000) / 1000 }),
      try one("caregauge_store_up", "Whether the database answers.", isStoreUp ? 1 : 0, unit: nil),
      try one("caregauge_spool_reports", "Reports that wait for the database.", Double(spooledReports), unit: nil),
      try one(
        "caregauge_outbox_pending", "Mails to single recipients that neither arrived nor were refused for good.",
        Double(outbox.pending), unit: nil),
      try one(
        "caregauge_outbox_oldest_seconds",
        "For how long the oldest of them could have left, by the service's clock; 0 when none waits.",
        outbox.oldestDue.map { max(0, Double(now.microseconds - $0.microseconds) / 1_000_000) } ?? 0, unit: "seconds"),
    ]
  }

  private func one(
    _ name: String, _ help: String, _ value: Double, unit: String?
  ) throws(MetricFault) -> RenderedFamily {
    try RenderedFamily(
      try FamilyDescription(name: name, help: help, kind: .gauge, unit: unit), labels: [.none], values: [value])
  }
}
