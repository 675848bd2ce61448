import Foundation

/// Certificates for mail servers: `good`, `other`, `expired` and `stray`; `ca` is the authority of all but the last.
package struct Certificates: Sendable {
  private let folder: URL

  /// The same ones for all tests of a process.
  package static let shared = Result { try Certificates() }

  /// - Throws: where openssl is missing.
  private init() throws {
    folder = try TemporaryFolder.make("certificates")
    let script = ScriptedPeer.folder.appending(path: "certificates.sh")
    let process = try Process.run(URL(filePath: "/bin/sh"), arguments: [script.path, folder.path])
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw MailServerFault(description: "certificates.sh failed") }
  }

  package func certificate(_ name: String) -> String { folder.appending(path: "\(name).pem").path }
  package func key(_ name: String) -> String { folder.appending(path: "\(name).key").path }
  package func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: certificate(name)))) }
}
