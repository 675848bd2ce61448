import NIOCore
import NIOSSL

/// What TLS with one server needs.
struct ClientTLS: Sendable {
  private let context: NIOSSLContext
  /// Nil for an address: it is checked against the certificate's addresses, and never sent as a name.
  private let name: String?

  /// - Throws: `SMTPFault` where the trust roots are no certificates.
  init(_ server: SMTPServer) throws(SMTPFault) {
    var configuration = TLSConfiguration.makeClientConfiguration()
    if !server.trustRoots.isEmpty {
      do {
        let certificates = try NIOSSLCertificate.fromPEMBytes(server.trustRoots)
        configuration.additionalTrustRoots = [.certificates(certificates)]
      } catch {
        throw SMTPFault(.settings, at: .preparation, "the trust roots hold no certificate in PEM form: \(error)")
      }
    }
    do {
      context = try NIOSSLContext(configuration: configuration)
    } catch {
      throw SMTPFault(.settings, at: .preparation, "TLS cannot be set up: \(error)")
    }
    let isAddress = (try? SocketAddress(ipAddress: server.host, port: server.port)) != nil
    name = isAddress ? nil : server.host
  }

  func handler() throws -> NIOSSLClientHandler { try NIOSSLClientHandler(context: context, serverHostname: name) }
}
