import CareGaugeConfiguration
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle

/// Makes the HTTP server that the configuration asks for.
struct HTTPServer: Sendable {
  let settings: HTTPSettings
  let state: ServiceState
  let log: Logger
  /// Called with the address once the server answers; its port is the system's choice where 0 is configured.
  let onListening: @Sendable (String) async -> Void

  /// - Throws: when certificate or key cannot be used.
  func application() throws -> any Service {
    let tokens = settings.tokens.map { $0.reveal().split(separator: "\n").map(String.init) } ?? []
    let routes = HTTPRoutes(
      state: state, tokens: Set(tokens), isLocal: HTTPAddress.isLoopback(settings.listen.host))
    let channel = HTTP1Channel.Configuration(
      idleTimeout: .seconds(60),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 * 1024, maxHeaderListSize: 64 * 1024, maxHeaderFieldCount: 100))
    let isTLS = settings.tls != nil
    let listen = settings.listen
    let announce = onListening
    return Application(
      router: routes.router(), server: try builder(channel),
      configuration: ApplicationConfiguration(
        address: .hostname(listen.host, port: listen.port), serverName: "caregauge",
        availableConnectionsDelegate: MaximumAvailableConnections(256)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? listen.port
        await announce(HTTPAddress.url(host: listen.host, port: port, isTLS: isTLS))
      },
      logger: log)
  }

  private func builder(_ channel: HTTP1Channel.Configuration) throws -> HTTPServerBuilder {
    guard let tls = settings.tls else { return .http1(configuration: channel) }
    let chain = try NIOSSLCertificate.fromPEMFile(tls.certificate).map { NIOSSLCertificateSource.certificate($0) }
    let key = NIOSSLPrivateKeySource.privateKey(try NIOSSLPrivateKey(file: tls.key, format: .pem))
    return try .tls(
      .http1(configuration: channel),
      tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: key))
  }
}
