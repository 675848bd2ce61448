import CareGaugeModel
import Foundation

/// Mail servers that misbehave as told, all in one helper program.
package final class ScriptedPeer: Sendable {
  /// What a server is to do; see `scripted_peer.py`.
  package struct Script: Encodable, Sendable {
    package var verb = "none"
    package var kind = "2xx"
    package var only: String?
    package var times: Int?
    package var offers: [String]?
    package var certificate: String?
    package var key: String?
    package var tls: Bool?
    package var idle: String?
    private let `do` = "open"

    package init(_ verb: String = "none", _ kind: String = "2xx") {
      self.verb = verb
      self.kind = kind
    }

    private enum CodingKeys: CodingKey { case verb, kind, only, times, offers, certificate, key, tls, idle, `do` }
  }

  /// What a server has seen.
  package struct Seen: Decodable, Sendable {
    package struct Mail: Decodable, Sendable, Equatable {
      package let from: String
      package let to: [String]
      /// Each byte as the character with its number.
      package let data: String
    }

    package let mails: [Mail]
    package let commands: [String]
    package let connections: Int
  }

  package static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "SMTPTests/Servers")

  private let process: LineProcess
  private let turnstile = Turnstile()

  package init() throws {
    process = try LineProcess(["/usr/bin/python3", ScriptedPeer.folder.appending(path: "scripted_peer.py").path])
  }

  /// Starts a server.
  /// - Returns: Its port on 127.0.0.1.
  package func open(_ script: Script) async throws -> Int {
    struct Answer: Decodable { let port: Int }
    let answer = try await ask(String(decoding: JSONEncoder().encode(script), as: UTF8.self))
    return try JSONDecoder().decode(Answer.self, from: answer).port
  }

  package func seen(_ port: Int) async throws -> Seen {
    try await JSONDecoder().decode(Seen.self, from: ask(#"{"do":"seen","port":\#(port)}"#))
  }

  private func ask(_ request: String) async throws -> Data {
    try await turnstile.pass {
      try self.process.write(request)
      return try await Data(self.process.readLine().utf8)
    }
  }
}
