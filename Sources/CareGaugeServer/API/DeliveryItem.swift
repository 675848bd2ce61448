/// One message on its way to one recipient, as `/api/v1/deliveries` and `caregauge deliveries` show it.
package struct DeliveryItem: Codable, Sendable, Hashable {
  /// The part of the Message-ID before its `@`.
  package var message: String
  package var receiver: String
  package var recipient: String
  package var subject: String
  /// `pending`, `sent` or `failed`.
  package var state: String
  package var attempts: Int
  package var createdAt: String
  /// Before this the receiver wants no mail; null for at once.
  @Nullable package var notBefore: String?
  /// When the server took it, or when it was given up; null while it is pending.
  @Nullable package var settledAt: String?
  /// Where the newest attempt ended: `connect`, `RCPT`, `end of data` …
  @Nullable package var stage: String?
  @Nullable package var code: String?
  /// The server's last words, or what went wrong, or why nothing can leave.
  @Nullable package var answer: String?

  enum CodingKeys: String, CodingKey {
    case message, receiver, recipient, subject, state, attempts
    case createdAt = "created_at"
    case notBefore = "not_before"
    case settledAt = "settled_at"
    case stage, code, answer
  }
}
