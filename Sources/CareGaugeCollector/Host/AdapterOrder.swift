import CareGaugeModel

/// One adapter to be run once: which program, with what, within which limits.
package struct AdapterOrder: Sendable {
  /// The adapter's name in the configuration.
  package var adapter: String
  package var program: AdapterProgram
  package var options: [String: OptionValue]
  package var limits: AdapterLimits
  /// The day of the last acknowledged collection: a hint, never a filter.
  package var since: Day?
  /// The user that the program runs as where the service may choose; nil takes the host's.
  package var user: String?
  /// The collection's id, for programs that write prepared lines; nil makes a new one.
  package var collection: String?

  package init(
    adapter: String, program: AdapterProgram, options: [String: OptionValue] = [:],
    limits: AdapterLimits = AdapterLimits(), since: Day? = nil
  ) {
    self.adapter = adapter
    self.program = program
    self.options = options
    self.limits = limits
    self.since = since
  }
}

/// How a collection ended.
package struct CollectionOutcome: Sendable {
  /// Why nothing was stored; nil after a success.
  package var fault: CollectionFault?
  /// Readings and reports that the store did not have before; 0 where they wait in the spool.
  package var storedReadings = 0
  package var storedReports = 0
  /// Readings that were handed on to be stored, known ones among them.
  package var acceptedReadings = 0
  /// Whether the collection waits in the spool.
  package var isSpooled = false
  /// What cannot be right in it.
  package var findings: [Finding] = []
  /// Reading lines that came, refused reports' included.
  package var readings = 0
  /// Reports that were handed on to be stored, and those that were refused.
  package var reports = 0
  package var refusedReports = 0
  /// The collection's id; nil when no program was started.
  package var collection: String?
  /// The version that the adapter said in `hello`.
  package var version: String?
  /// How the program itself ended, which is only for the log: `status 0`, `signal 9`.
  package var ending: String?

  package init(fault: CollectionFault? = nil) { self.fault = fault }

  mutating func note(_ reported: Dialogue.Reported) {
    version = reported.version
    readings = reported.readings
    reports = reported.reports.count
    refusedReports = reported.findings.count { $0.kind == .refusedReport }
  }
}
