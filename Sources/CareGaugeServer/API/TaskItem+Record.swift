import CareGaugeModel

extension TaskItem {
  /// An entry with its withdrawal, if there is one.
  init(_ record: TaskRecord, withdrawal: TaskRecord? = nil, isKnown: Bool = true, zone: Zone) {
    func text(_ moment: Instant) -> String { zone.rfc3339(Instant(seconds: moment.seconds)) }
    self.init(
      id: record.id, target: record.target, doneOn: record.doneOn.description, evidence: record.evidence,
      by: record.by, recordedAt: text(record.recordedAt), origin: record.origin, known: isKnown,
      withdrawnAt: withdrawal.map { text($0.recordedAt) }, withdrawnBy: withdrawal?.by,
      withdrawnWhy: withdrawal?.withdrawal?.why)
  }

  /// The entries among records, in their order, each with what became of it.
  static func items(_ records: [TaskRecord], zone: Zone) -> [TaskItem] {
    let withdrawals = Dictionary(
      records.compactMap { record in record.withdrawal.map { ($0.entry, record) } },
      uniquingKeysWith: { first, _ in first })
    return records.filter { $0.withdrawal == nil }.map { TaskItem($0, withdrawal: withdrawals[$0.id], zone: zone) }
  }
}
