import CareGaugeExposition
import Foundation

/// What Linux says about this process, under the names that Prometheus' own clients use.
enum ProcessFamilies {
  static func all() throws(MetricFault) -> [RenderedFamily] {
    var families: [RenderedFamily] = []
    if let status = Status.read() {
      families += [
        try one("process_cpu_seconds_total", "Processor time spent.", .counter, status.cpuSeconds, unit: "seconds"),
        try one("process_resident_memory_bytes", "Resident memory.", .gauge, status.residentBytes, unit: "bytes"),
        try one("process_virtual_memory_bytes", "Virtual memory.", .gauge, status.virtualBytes, unit: "bytes"),
        try one("process_threads", "Threads.", .gauge, status.threads, unit: nil),
        try one(
          "process_start_time_seconds", "When the process started, by the machine's clock.", .gauge,
          status.startSeconds, unit: "seconds"),
      ]
    }
    if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
      families.append(try one("process_open_fds", "Open file descriptors.", .gauge, Double(open), unit: nil))
    }
    return families
  }

  private static func one(
    _ name: String, _ help: String, _ kind: FamilyKind, _ value: Double, unit: String?
  ) throws(MetricFault) -> RenderedFamily {
    try RenderedFamily(
      try FamilyDescription(name: name, help: help, kind: kind, unit: kind == .counter ? nil : unit), labels: [.none],
      values: [value])
  }

  /// The fields of `/proc/self/stat` that count here.
  private struct Status {
    let cpuSeconds: Double
    let residentBytes: Double
    let virtualBytes: Double
    let threads: Double
    let startSeconds: Double

    static func read() -> Status? {
      guard let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
        let boot = try? String(contentsOfFile: "/proc/stat", encoding: .utf8),
        let name = text.lastIndex(of: ")"),
        let bootTime = boot.split(separator: "\n").first(where: { $0.hasPrefix("btime ") })
          .flatMap({ Double($0.dropFirst(6)) })
      else { return nil }
      // The program's name may hold spaces; counting begins behind its closing parenthesis, with the third field.
      let fields = text[text.index(after: name)...].split(separator: " ").map { Double($0) ?? 0 }
      guard fields.count > 21 else { return nil }
      let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
      let page = Double(sysconf(Int32(_SC_PAGESIZE)))
      return Status(
        cpuSeconds: (fields[11] + fields[12]) / ticks, residentBytes: fields[21] * page, virtualBytes: fields[20],
        threads: fields[17], startSeconds: bootTime + fields[19] / ticks)
    }
  }
}
