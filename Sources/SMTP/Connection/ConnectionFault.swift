import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// What an error of the network or of TLS means, in a person's words.
struct ConnectionFault {
  let kind: SMTPFault.Kind
  let text: String

  /// An error on a connection that stands.
  init(_ error: any Error, at stage: SMTPStage, of place: String, certificate: NIOSSLCertificate?) {
    guard stage == .handshake else {
      self.init(.closed, "the connection to \(place) failed at \(stage.rawValue): \(ConnectionFault.words(error))")
      return
    }
    let words = String(describing: error)
    if let error = error as? NIOSSLExtraError, error == .failedToValidateHostname {
      self.init(.wrongName, "the certificate of \(place) is for another name; use the name that it is for as host")
    } else if words.contains("CERTIFICATE_VERIFY_FAILED") {
      self.init(certificate: certificate, of: place)
    } else if words.contains("WRONG_VERSION_NUMBER") {
      self.init(.handshakeFailed, "\(place) does not speak TLS here; use security starttls or none, or its TLS port")
    } else {
      self.init(.handshakeFailed, "TLS with \(place) failed: \(ConnectionFault.words(error))")
    }
  }

  /// The attempt to connect failed.
  init(connecting error: any Error, to place: String, within limit: Duration) {
    switch error {
    case ChannelError.connectTimeout:
      self.init(.silent, "\(place) does not answer within \(limit); check host, port and firewall")
    case let error as NIOConnectionError where error.connectionErrors.isEmpty:
      self.init(.unreachable, "the name of \(place) cannot be resolved; check the host")
    case let error as NIOConnectionError:
      let words = error.connectionErrors.first.map { ConnectionFault.words($0.error) } ?? "no address"
      self.init(.unreachable, "cannot connect to \(place): \(words); check host and port")
    case is SocketAddressError:
      self.init(.unreachable, "the name of \(place) cannot be resolved; check the host")
    default:
      self.init(.unreachable, "cannot connect to \(place): \(ConnectionFault.words(error)); check host and port")
    }
  }

  private init(_ kind: SMTPFault.Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// BoringSSL does not say what is wrong with a certificate, so that the commonest reasons are looked for here.
  private init(certificate: NIOSSLCertificate?, of place: String) {
    let now = time(nil)
    if let certificate, certificate.notValidAfter < now {
      self.init(.expiredCertificate, "the certificate of \(place) has expired; renew it on the server")
    } else if let certificate, certificate.notValidBefore > now {
      self.init(.expiredCertificate, "the certificate of \(place) is not valid yet; check the clocks of both machines")
    } else {
      let text = "the certificate of \(place) comes from an authority that is not trusted here; give it as a trust root"
      self.init(.untrustedCertificate, text)
    }
  }

  /// The short form of an error.
  private static func words(_ error: any Error) -> String {
    if let error = error as? IOError { return String(cString: strerror(error.errnoCode)) }
    return String(describing: error)
  }
}
