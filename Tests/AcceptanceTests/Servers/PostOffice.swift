import Foundation
import TestSupport

/// A real mail server, Debian's aiosmtpd, with all mails that it took.
final class PostOffice: Sendable {
  struct Mail: Decodable, Sendable {
    let to: [String]
    let id: String
    let subject: String
    let inReplyTo: String?
    let references: String?
    let plain: String
    let html: String
  }

  let port: Int
  private let process: LineProcess

  /// - Parameter slowness: before and after every verb it waits a random time of at most so many milliseconds.
  init(slowness: Int = 0) async throws {
    let script = RunningService.repository.appending(path: "Tests/AcceptanceTests/Servers/post_office.py")
    process = try LineProcess(["/usr/bin/python3", script.path, "\(slowness)"])
    guard let port = try await Int(process.readLine()) else { throw TestSupportFault("aiosmtpd printed no port") }
    self.port = port
  }

  /// All mails that were accepted after so many, in their order.
  func mails(after count: Int = 0) async throws -> [Mail] { try await ask("\(count)") }

  /// The mails whose subject has these words, as soon as one of them has come to each recipient.
  func mails(naming words: String, to recipients: [String]) async throws -> [Mail] {
    let wanted = try JSONEncoder().encode(["subject": [words], "to": recipients])
    return try await ask(String(decoding: wanted, as: UTF8.self))
  }

  /// The mails of a Maildir.
  func mails(in maildir: URL) async throws -> [Mail] { try await ask(maildir.path) }

  private func ask(_ line: String) async throws -> [Mail] {
    try process.write(line)
    return try await JSONDecoder().decode([Mail].self, from: Data(process.readLine().utf8))
  }
}
