import CareGaugeModel

extension CatalogueReading {
  func readDocuments() {
    for row in rows[.documents] {
      guard let document = readDocument(row) else { continue }
      documents[document.id] = document
      catalogue.documents.append(document)
    }
  }

  private func readDocument(_ row: CatalogueRow) -> PolicyDocument? {
    let section = row.section
    let id = section.required("id", .name("yinchuan-2023"))
    let title = section.required("title", .text("the document's title"))
    let number = section.optional("number", .text("the document's number"))
    let issuer = section.required("issuer", .text("who issued it"), write: "issuer: 银川市人民政府办公室")
    let issued = section.required("issued", .day, write: "issued: 2023-09-06, the day under its signature")
    let validUntil = section.optional("valid_until", .day)
    section.finish()
    if let issued, let validUntil, validUntil < issued {
      section.fault(
        atValueOf: "valid_until",
        "valid until \(validUntil), before it was issued on \(issued); correct one of the days")
    }
    guard let id, let title, let issuer, let issued, let region = row.region else { return nil }
    return PolicyDocument(
      id: id, title: title, number: number, issuer: issuer, issued: issued, validUntil: validUntil, region: region)
  }

  /// Document and clause of a row, which every promise and figure has to name.
  func readSource(_ section: Section) -> (document: String?, clause: String?) {
    let document = reference(section, "document", .name("yinchuan-2023"), to: .documents)
    let clause = section.required("clause", .text("the clause's number"), write: "clause: 二(二)")
    return (document, clause)
  }
}
