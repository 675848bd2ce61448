/// A report that reporters owe, with its due days.
package struct Obligation: Hashable, Sendable {
  package var id: String
  package var name: LocalizedName
  /// The area that owes it, or above those that do.
  package var area: AreaCode
  /// Each area of this level owes one, where the document says so.
  package var each: Area.Level?
  package var reporters: [String]
  package var schedule: Schedule
  package var dueBasis: DueBasis
  /// Chinese working days after the due day before a report counts as late.
  package var graceWorkdays: Int
  /// The obligation whose figures it is to prove: its targets should be due by then.
  package var proves: String?
  package var document: String
  package var clause: String
  package var region: RegionID

  package init(
    id: String, name: LocalizedName, area: AreaCode, each: Area.Level? = nil, reporters: [String], schedule: Schedule,
    dueBasis: DueBasis = .stated, graceWorkdays: Int = 0, proves: String? = nil, document: String, clause: String,
    region: RegionID
  ) {
    self.id = id
    self.name = name
    self.area = area
    self.each = each
    self.reporters = reporters
    self.schedule = schedule
    self.dueBasis = dueBasis
    self.graceWorkdays = graceWorkdays
    self.proves = proves
    self.document = document
    self.clause = clause
    self.region = region
  }
}
