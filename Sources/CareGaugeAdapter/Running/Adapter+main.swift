import Foundation

extension Adapter {
  /// The whole program: serves the collector on standard input and output, or a person on the command line (`--help`).
  public static func main() async {
    // A collector that goes away must not kill the adapter in the middle of a file.
    signal(SIGPIPE, SIG_IGN)
    let arguments = Array(CommandLine.arguments.dropFirst())
    let status: Int32
    if arguments.isEmpty, isatty(STDIN_FILENO) == 0 {
      let environment = ProcessInfo.processInfo.environment
      var loop = RunLoop(Self(), zone: zone, fallbackID: environment["CAREGAUGE_COLLECTION"] ?? "")
      status = await loop.run()
    } else {
      status = await CommandLineUse(Self(), zone: zone).run(arguments.isEmpty ? ["--help"] : arguments)
    }
    exit(status)
  }

  /// The collector's time zone, which it passes as `TZ`.
  private static var zone: Zone {
    ProcessInfo.processInfo.environment["TZ"].flatMap(Zone.init(identifier:)) ?? .shanghai
  }
}
