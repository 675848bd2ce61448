import CareGaugeModel

/// Writes the mail that tells one receiver of a planned message. The same message gives the same bytes.
package struct MailWriter: Sendable {
  let from: EmailAddress
  let externalURL: String?
  let zone: Zone
  let notice: MailNotice?
  let catalogue: Catalogue
  let rules: [ThresholdRule]

  /// - Parameters:
  ///   - from: the sender; its domain stands in Message-IDs too.
  ///   - externalURL: where pages are, without a slash at the end; nil leaves links out.
  ///   - notice: what every mail has to admit about its figures.
  ///   - rules: threshold rules, so that mails can say on which side of its bound a figure is.
  package init(
    catalogue: Catalogue, from: EmailAddress, externalURL: String?, zone: Zone, notice: MailNotice? = nil,
    rules: [ThresholdRule] = []
  ) {
    self.catalogue = catalogue
    self.from = from
    self.externalURL = externalURL
    self.zone = zone
    self.notice = notice
    self.rules = rules
  }

  /// Writes a message for a receiver of mails.
  ///
  /// - Parameter histories: the readings of a series as known when the message was decided; the last ones are listed.
  package func write(
    _ message: PlannedMessage, to receiver: Receiver, histories: (SeriesKey) -> SeriesHistory
  ) -> WrittenMail {
    WrittenMail(id: "", subject: "", plain: "", html: "", bytes: [], recipients: [])
  }
}
