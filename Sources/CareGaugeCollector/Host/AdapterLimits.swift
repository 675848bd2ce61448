/// What one run of an adapter may take; every limit is real.
package struct AdapterLimits: Sendable, Hashable {
  /// From the start to `end`; the time that storing takes does not count.
  package var time: Duration = .seconds(60)
  /// Address space in bytes, at least 256 MiB.
  package var memory = 512 << 20
  /// Open files.
  package var files = 256
  /// Processes and threads of the adapter's user, where the adapter runs as a user of its own.
  package var processes = 1024
  /// Bytes of one line of standard output.
  package var line = 1 << 20
  /// Bytes of standard output.
  package var output = 4 << 30
  /// Lines that carry a reading, an absence or a rejected cell.
  package var readings = 20_000_000
  /// Reports in one collection.
  package var reports = 100_000
  /// Findings of each kind that are kept of one collection.
  package var findings = 1000
  /// Bytes of standard error that go to the log; the rest is read and dropped.
  package var log = 64 << 10
  /// Between the answer (or SIGTERM) and SIGKILL.
  package var grace: Duration = .seconds(5)

  package init() {}
}
