import Foundation

/// Debian's aiosmtpd.
package final class RealPeer: Sendable {
  package struct Mail: Decodable, Sendable {
    package let from: String
    package let to: [String]
    package let data: String
    package let tls: Bool
  }

  package let port: Int
  private let process: LineProcess

  /// - Parameter mode: `starttls`, `tls` or `none`.
  package init(
    _ mode: String, certificate: String = "good", of certificates: Certificates, login: [String] = []
  ) async throws {
    process = try LineProcess(
      [
        "/usr/bin/python3", ScriptedPeer.folder.appending(path: "aiosmtpd_peer.py").path, mode,
        certificates.certificate(certificate), certificates.key(certificate),
      ] + login)
    guard let port = try await Int(process.readLine()) else {
      throw MailServerFault(description: "aiosmtpd printed no port")
    }
    self.port = port
  }

  /// The next mail that it accepted.
  package func mail() async throws -> Mail {
    try await JSONDecoder().decode(Mail.self, from: Data(process.readLine().utf8))
  }
}
