import CareGaugeModel

/// Who is to be posted what: each Alertmanager by itself, so that one that is slow or away delays no other.
struct AlertmanagerDesk: Sendable {
  typealias Peer = AlertmanagerSender.Peer

  /// One round for one Alertmanager.
  struct Errand: Sendable {
    var peer: Peer
    var alerts: [PostedAlert]
  }

  private var rounds: [Peer: AlertmanagerRound] = [:]
  private var busy: Set<Peer> = []
  /// Their rounds were due while the one before was still under way.
  private var passedOver: Set<Peer> = []
  /// What went wrong with each in the round before.
  private var troubles: [Peer: String] = [:]

  init() {}

  /// What to post now; Alertmanagers with nothing to hear, and those whose last round is still under way, are left out.
  mutating func take(_ posting: AlertmanagerSender.Posting, form: AlertmanagerRound.Form, now: Instant) -> [Errand] {
    rounds = rounds.filter { posting.peers.contains($0.key) }
    troubles = troubles.filter { posting.peers.contains($0.key) }
    var errands: [Errand] = []
    for peer in posting.peers {
      guard !busy.contains(peer) else {
        passedOver.insert(peer)
        continue
      }
      let alerts = rounds[peer, default: AlertmanagerRound()].posts(
        firing: posting.firing[peer.receiver] ?? [], resolved: posting.resolved[peer.receiver] ?? [], form: form,
        now: now)
      guard !alerts.isEmpty else { continue }
      busy.insert(peer)
      errands.append(Errand(peer: peer, alerts: alerts))
    }
    return errands
  }

  /// What the end of a round means.
  struct Ending: Hashable, Sendable {
    /// Another round was due meanwhile.
    var isDueAgain: Bool
    /// The trouble is another one than in the round before: none now, or the first.
    var isNews: Bool
  }

  /// A round has ended.
  /// - Parameter trouble: nil when the Alertmanager has taken everything.
  mutating func finish(_ peer: Peer, trouble: String?) -> Ending {
    busy.remove(peer)
    let isNews = troubles[peer] != trouble
    troubles[peer] = trouble
    return Ending(isDueAgain: passedOver.remove(peer) != nil, isNews: isNews)
  }
}
