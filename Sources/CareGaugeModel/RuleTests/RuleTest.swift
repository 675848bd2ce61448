/// A timeline that an operator wrote: what is reported on which days, and what has to come of it.
package struct RuleTest: Hashable, Sendable {
  package var name: String
  /// The file as it was given, and the line where the test begins.
  package var file: String
  package var line: Int
  /// The moment of the first judgement, which tells each receiver how things stand.
  package var start: Instant
  /// Whether the catalogues' published figures are known from their documents' issue on.
  package var hasPublished: Bool
  /// The alerts that expectations speak of; all others, and mails about them alone, are passed over.
  package var scope: Scope
  /// In the order of the file.
  package var arrivals: [Arrival]
  package var records: [TaskRecord]
  package var silences: [Silence]
  package var expectations: [RuleExpectation]

  package init(
    name: String, file: String, line: Int, start: Instant, hasPublished: Bool = true, scope: Scope = Scope(),
    arrivals: [Arrival] = [], records: [TaskRecord] = [], silences: [Silence] = [], expectations: [RuleExpectation] = []
  ) {
    self.name = name
    self.file = file
    self.line = line
    self.start = start
    self.hasPublished = hasPublished
    self.scope = scope
    self.arrivals = arrivals
    self.records = records
    self.silences = silences
    self.expectations = expectations
  }

  /// A part of all alerts.
  package struct Scope: Hashable, Sendable {
    package var match: Route.Match
    /// Ids of targets; none for alerts on whatever.
    package var targets: [String]

    package init(match: Route.Match = Route.Match(), targets: [String] = []) {
      self.match = match
      self.targets = targets
    }
  }

  /// A figure, or the word that there is none, as a report brings it.
  package struct Arrival: Hashable, Sendable {
    package var series: SeriesKey
    /// `receivedAt` is the moment at which it comes; `report` counts from 1 in the order of the file.
    package var reading: HistoryReading

    package init(series: SeriesKey, reading: HistoryReading) {
      self.series = series
      self.reading = reading
    }
  }
}
