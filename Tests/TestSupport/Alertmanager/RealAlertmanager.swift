import Foundation

/// Debian's Alertmanager, which ends with these tests; it tells a `PostRecorder` what it would tell people.
package final class RealAlertmanager: Sendable {
  /// Where it answers, without a final slash.
  package let url: String
  private let process: LineProcess

  /// Starts it and waits until it listens.
  ///
  /// - Parameters:
  ///   - folder: keeps its configuration; one that was killed knows nothing of its former life.
  ///   - address: host and port; without one the system chooses a port.
  ///   - webhook: where notifications go.
  package init(in folder: URL, at address: String = "127.0.0.1:0", webhook: String) async throws {
    let configuration = folder.appending(path: "alertmanager.yml")
    try """
    route: {receiver: hook, group_by: ['...'], group_wait: 0s, group_interval: 100ms, repeat_interval: 1h}
    receivers:
      - {name: hook, webhook_configs: [{url: "\(webhook)", send_resolved: true}]}

    """.write(to: configuration, atomically: true, encoding: .utf8)
    process = try LineProcess([
      "/bin/bash", "-c", RealAlertmanager.script, "wrapper", "prometheus-alertmanager",
      "--config.file=\(configuration.path)", "--storage.path=\(folder.path)/alertmanager-\(UUID().uuidString)",
      "--cluster.listen-address=", "--web.listen-address=\(address)",
    ])
    url = "http://\(try await process.readLine())"
  }

  /// Kills it and waits until it is gone.
  package func kill() async throws {
    try process.write("end")
    guard try await process.readLine() == "ended" else { throw TestSupportFault("the Alertmanager did not end") }
  }

  /// What `amtool alert query` shows.
  package struct Shown: Decodable, Hashable, Sendable {
    package struct Status: Decodable, Hashable, Sendable { package let state: String }
    package let labels: [String: String]
    package let annotations: [String: String]
    package let startsAt: String
    package let endsAt: String
    package let generatorURL: String?
    package let status: Status
  }

  /// The alerts that are active there, by Debian's own tool.
  package func alerts() throws -> [Shown] {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["amtool", "--alertmanager.url=\(url)", "alert", "query", "--output=json"]
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TestSupportFault("amtool failed") }
    return try JSONDecoder().decode([Shown].self, from: text)
  }

  /// Alerts as soon as they are as wanted, and as they are after 20 seconds at the latest.
  package func alerts(until isWanted: ([Shown]) -> Bool) async throws -> [Shown] {
    let deadline = ContinuousClock.now + .seconds(20)
    while true {
      let shown = try alerts()
      if isWanted(shown) || .now > deadline { return shown }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Only the address that it listens on goes on to the tests; it is killed when they end or say so.
  private static let script = """
    exec 3> >(exec sed -u -n 's/.*msg="Listening on" address=//p')
    "$@" </dev/null >&3 2>&3 3>&- &
    child=$!; exec 3>&- 2>/dev/null
    read -r _
    kill -KILL $child; wait $child; echo ended
    """
}
