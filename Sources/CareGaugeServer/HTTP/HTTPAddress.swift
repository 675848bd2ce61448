import CareGaugeConfiguration

/// Addresses as people type them.
package enum HTTPAddress {
  /// The address under which a service on this machine is reached: one that listens everywhere, at the loopback.
  package static func url(_ settings: HTTPSettings) -> String {
    let host = ["0.0.0.0", "::", ""].contains(settings.listen.host) ? "127.0.0.1" : settings.listen.host
    return url(host: host, port: settings.listen.port, isTLS: settings.tls != nil)
  }

  static func url(host: String, port: Int, isTLS: Bool) -> String {
    "\(isTLS ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  /// Whether only programs on this machine can reach it.
  static func isLoopback(_ host: String) -> Bool {
    host.hasPrefix("127.") || host == "localhost" || host == "::1"
  }
}
