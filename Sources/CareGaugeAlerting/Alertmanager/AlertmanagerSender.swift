import AsyncHTTPClient
import CareGaugeModel
import Foundation
import Logging
import Metrics
import NIOCore
import NIOHTTP1
import ServiceLifecycle
import Synchronization

/// Posts the alerts that fire to every Alertmanager among the receivers, again and again as Alertmanager expects.
package final class AlertmanagerSender: Service {
  /// One Alertmanager and what goes to it.
  package struct Peer: Sendable, Hashable {
    package var receiver: String
    /// Its address without a final slash.
    package var url: String

    package init(receiver: String, url: String) {
      self.receiver = receiver
      self.url = url
    }
  }

  /// What is to be posted to a receiver now.
  package struct Posting: Sendable {
    package var peers: [Peer]
    package var firing: [String: [Alert]]
    package var resolved: [String: [Alert]]
    package var externalURL: String?
    /// Annotations of an alert.
    package var texts: @Sendable (Alert) -> [String: String]

    package init(
      peers: [Peer], firing: [String: [Alert]], resolved: [String: [Alert]], externalURL: String?,
      texts: @escaping @Sendable (Alert) -> [String: String]
    ) {
      self.peers = peers
      self.firing = firing
      self.resolved = resolved
      self.externalURL = externalURL
      self.texts = texts
    }
  }

  /// How many seconds an answer may take.
  private static let limit: Int64 = 10
  /// Alerts in one request, so that none grows beyond what an Alertmanager reads at once.
  private static let batch = 500

  private let current: @Sendable () -> Posting
  private let bell: Bell
  private let clock: any CalendarClock
  private let zone: Zone
  private let interval: Duration
  private let log: Logger
  private let desk = Mutex(AlertmanagerDesk())

  /// - Parameters:
  ///   - current: how things stand; asked before each round.
  ///   - bell: rung when alerts have changed.
  ///   - interval: between rounds in which nothing changed. A firing alert is to be believed for four of them.
  package init(
    current: @escaping @Sendable () -> Posting, bell: Bell, clock: any CalendarClock, zone: Zone,
    interval: Duration = .seconds(60), log: Logger
  ) {
    self.current = current
    self.bell = bell
    self.clock = clock
    self.zone = zone
    self.interval = interval
    self.log = log
  }

  package func run() async throws {
    var settings = HTTPClient.Configuration()
    // The next round tries again anyway, and the log shall say at once what is wrong.
    settings.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    await cancelWhenGracefulShutdown {
      await withDiscardingTaskGroup { group in
        while !Task.isCancelled {
          for errand in self.take(self.current()) { group.addTask { await self.carry(errand, by: client) } }
          await self.bell.wait(atMost: self.interval)
        }
      }
    }
    try await client.shutdown()
  }

  private func take(_ posting: Posting) -> [AlertmanagerDesk.Errand] {
    let (seconds, attoseconds) = (interval * 4).components
    let form = AlertmanagerRound.Form(
      texts: posting.texts, patience: seconds + (attoseconds > 0 ? 1 : 0), externalURL: posting.externalURL, zone: zone)
    for peer in posting.peers {
      for result in Coming.allCases { counter(of: peer, result).increment(by: 0) }
    }
    return desk.withLock { $0.take(posting, form: form, now: clock.now()) }
  }

  /// Posts a round, and writes into the log when the Alertmanager begins or ceases to take what it is posted.
  private func carry(_ errand: AlertmanagerDesk.Errand, by client: HTTPClient) async {
    let (peer, count) = (errand.peer, errand.alerts.count)
    var trouble: String?
    for start in stride(from: 0, to: count, by: AlertmanagerSender.batch) where trouble == nil {
      let batch = Array(errand.alerts[start..<min(start + AlertmanagerSender.batch, count)])
      do {
        try await post(batch, to: peer, by: client)
      } catch {
        if Task.isCancelled { return }
        trouble = AlertmanagerFault(error, speakingTo: peer.url, within: .seconds(AlertmanagerSender.limit)).description
      }
    }
    counter(of: peer, trouble == nil ? .sent : .failed).increment()
    let said = trouble
    let ending = desk.withLock { $0.finish(peer, trouble: said) }
    if ending.isNews {
      let name: Logger.Metadata = ["receiver": "\(peer.receiver)"]
      if let trouble {
        log.error(
          "an Alertmanager did not take \(count) alerts, they are posted again every \(interval.words): \(trouble)",
          metadata: name)
      } else {
        log.info("an Alertmanager takes alerts again: \(peer.url)", metadata: name)
      }
    }
    if ending.isDueAgain { bell.ring() }
  }

  private func post(_ alerts: [PostedAlert], to peer: Peer, by client: HTTPClient) async throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var request = HTTPClientRequest(url: "\(peer.url)/api/v2/alerts")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .bytes(ByteBuffer(bytes: try encoder.encode(alerts)))
    let response = try await client.execute(request, timeout: .seconds(AlertmanagerSender.limit))
    guard response.status.code >= 300 else { return }
    let answer = try? await response.body.collect(upTo: 64 << 10)
    throw AlertmanagerFault(
      status: response.status.code, answer: answer.map { String(buffer: $0) } ?? "", from: peer.url)
  }

  /// What a round came to, for the counter.
  private enum Coming: String, CaseIterable { case sent, failed }

  private func counter(of peer: Peer, _ coming: Coming) -> Counter {
    Counter(
      label: "caregauge_alertmanager_posts_total",
      dimensions: [("receiver", peer.receiver), ("result", coming.rawValue)])
  }
}
