/// A policy document that sets targets and publishes figures.
package struct PolicyDocument: Hashable, Sendable {
  package var id: String
  package var title: String
  /// The document number, 鄂府办发〔2023〕101号, where it has one.
  package var number: String?
  package var issuer: String
  /// The day under the signature: before it the document's targets do not exist.
  package var issued: Day
  package var validUntil: Day?
  package var region: RegionID

  package init(
    id: String, title: String, number: String?, issuer: String, issued: Day, validUntil: Day?, region: RegionID
  ) {
    self.id = id
    self.title = title
    self.number = number
    self.issuer = issuer
    self.issued = issued
    self.validUntil = validUntil
    self.region = region
  }
}

/// A figure that a document publishes; adapters deliver it as a reading, and the two must agree.
package struct PublishedFigure: Hashable, Sendable {
  package var id: String
  package var indicator: IndicatorID
  package var area: AreaCode
  package var period: Period
  /// The day within the period for which the figure stands, where that is not its end.
  package var asOf: Day?
  /// In the indicator's unit, as precisely as the document prints it.
  package var value: Double
  package var document: String
  package var clause: String
  package var region: RegionID

  package init(
    id: String, indicator: IndicatorID, area: AreaCode, period: Period, asOf: Day? = nil, value: Double,
    document: String, clause: String, region: RegionID
  ) {
    self.id = id
    self.indicator = indicator
    self.area = area
    self.period = period
    self.asOf = asOf
    self.value = value
    self.document = document
    self.clause = clause
    self.region = region
  }
}
