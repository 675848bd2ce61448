import AsyncHTTPClient
import CareGaugeModel
import Foundation
import Logging
import Metrics
import NIOCore
import NIOHTTP1
import ServiceLifecycle

/// Posts the alerts that fire to every Alertmanager among the receivers, again and again as Alertmanager expects.
package struct AlertmanagerSender: Service {
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

  private let current: @Sendable () -> Posting
  private let bell: Bell
  private let clock: any CalendarClock
  private let zone: Zone
  private let interval: Duration
  private let log: Logger

  /// - Parameters:
  ///   - current: how things stand; asked before each round.
  ///   - bell: rung when alerts have changed.
  ///   - interval: between rounds in which nothing changed.
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
    await cancelWhenGracefulShutdown {
      var rounds: [Peer: AlertmanagerRound] = [:]
      while !Task.isCancelled {
        let posting = current()
        rounds = rounds.filter { posting.peers.contains($0.key) }
        for peer in posting.peers {
          var round = rounds[peer] ?? AlertmanagerRound()
          let posts = round.posts(
            firing: posting.firing[peer.receiver] ?? [], resolved: posting.resolved[peer.receiver] ?? [],
            texts: posting.texts, patience: 4 * interval.components.seconds, externalURL: posting.externalURL,
            zone: zone, now: clock.now())
          rounds[peer] = round
          if !posts.isEmpty { await post(posts, to: peer) }
        }
        await bell.wait(atMost: interval)
      }
    }
  }

  private func post(_ alerts: [PostedAlert], to peer: Peer) async {
    var result = "sent"
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      var request = HTTPClientRequest(url: "\(peer.url)/api/v2/alerts")
      request.method = .POST
      request.headers.add(name: "Content-Type", value: "application/json")
      request.body = .bytes(ByteBuffer(bytes: try encoder.encode(alerts)))
      let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
      let answer = try await response.body.collect(upTo: 64 << 10)
      if response.status.code >= 300 {
        result = "failed"
        log.error(
          "the Alertmanager refused \(alerts.count) alerts with \(response.status.code): \(String(buffer: answer).prefix(300))",
          metadata: ["receiver": "\(peer.receiver)"])
      }
    } catch {
      result = "failed"
      log.error(
        "the Alertmanager did not take \(alerts.count) alerts: \(error); they are posted again in \(interval)",
        metadata: ["receiver": "\(peer.receiver)"])
    }
    Counter(label: "caregauge_alertmanager_posts_total", dimensions: [("receiver", peer.receiver), ("result", result)])
      .increment()
  }
}
