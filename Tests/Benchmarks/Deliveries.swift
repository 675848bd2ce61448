import CareGaugeAlerting
import CareGaugeModel
import CareGaugeStore
import Foundation
import Logging
import SMTP
import Synchronization

/// Delivers one mail to each server named on standard input, as the service does, until standard input ends.
///
/// For `alertmanager_faults.py`, which has the servers misbehave. The waits are shorter than the service's own, as are
/// those that the script sets for its peer.
func benchmarkDeliveries() async throws {
  struct Request: Decodable {
    struct Cell: Decodable { let port: Int }
    let cells: [Cell]
    /// The file with the authority of the servers' certificates.
    let roots: String
  }
  guard let line = readLine() else { return }
  let request = try JSONDecoder().decode(Request.self, from: Data(line.utf8))
  let roots = try Array(Data(contentsOf: URL(filePath: request.roots)))
  await withDiscardingTaskGroup { group in
    for cell in request.cells {
      let dispatcher = Dispatcher(
        store: OneMessage(), route: route(to: cell.port, roots: roots), clock: WallClock(), policy: shortWaits,
        log: Logger(label: "deliveries") { _ in SwiftLogNoOpLogHandler() })
      group.addTask { try? await dispatcher.run() }
    }
    // The end of standard input is waited for outside of the tasks' own threads.
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        while readLine() != nil {}
        continuation.resume()
      }
    }
    group.cancelAll()
  }
}

private func route(to port: Int, roots: [UInt8]) -> MailRoute {
  var limits = SMTPLimits()
  (limits.connect, limits.handshake, limits.reply, limits.endOfData) = (
    .seconds(5), .seconds(5), .seconds(5), .seconds(5)
  )
  return MailRoute(
    from: "caregauge@example.org",
    way: .smtp(
      SMTPServer(
        host: "localhost", port: port, security: .startTLS,
        login: SMTPServer.Login(username: "gauge", password: "secret"), trustRoots: roots, limits: limits)))
}

private var shortWaits: DeliveryPolicy {
  var policy = DeliveryPolicy()
  (policy.firstWait, policy.longestWait, policy.firstPause) = (.seconds(5), .seconds(10), .seconds(2))
  return policy
}

private struct WallClock: CalendarClock {
  func now() -> Instant { Instant(seconds: Int64(Date().timeIntervalSince1970)) }
}

/// An outbox in memory with one message for two.
private final class OneMessage: Outbox {
  private let attempts = Mutex<[Int64: [DeliveryAttempt]]>([:])
  private static let recipients = ["a@example.org", "b@example.org"]

  func pendingDeliveries(at calendar: Instant, after number: Int32, limit: Int) async throws -> [PendingMessage] {
    guard number == 0 else { return [] }
    let tried = attempts.withLock { $0 }
    let open = OneMessage.recipients.enumerated().compactMap { index, recipient -> PendingMessage.Recipient? in
      let own = tried[Int64(index)] ?? []
      guard !own.contains(where: { $0.outcome != .retry }) else { return nil }
      return PendingMessage.Recipient(id: Int64(index), recipient: recipient, attempts: own.count)
    }
    guard !open.isEmpty else { return [] }
    return [
      PendingMessage(
        number: 1, id: MessageID("one"), messageID: "<one@gauge>", receiver: "all", subject: "x",
        bytes: Array("Message-ID: <one@gauge>\r\nSubject: x\r\n\r\nHello\r\n".utf8), plannedAt: calendar,
        notBefore: nil, deliveries: open)
    ]
  }

  func backlog(at moment: Instant) async throws -> OutboxBacklog { OutboxBacklog() }

  func settle(_ results: [DeliveryResult]) async throws {
    attempts.withLock { attempts in
      for result in results { attempts[result.delivery, default: []].append(result.attempt) }
    }
  }

  func redirect(_ message: MessageID, _ results: [DeliveryResult], to recipients: [String]) async throws {
    try await settle(results)
  }

  func listen(_ ring: @escaping @Sendable () -> Void) async { await Bell().wait() }
}
