import CareGaugeModel

extension TargetNews {
  /// Title, number and clause of the document, and who is responsible.
  var documentFacts: [Letter.Fact] {
    var facts: [Letter.Fact] = []
    if let document = desk.names.documents[target.document] {
      let number = document.number.map { desk.remark($0) } ?? ""
      facts.append(
        Letter.Fact(
          desk.say("文件", "Document"), "《\(document.title)》\(number)",
          notes: [
            desk.say(
              "\(document.issuer)，\(desk.day(document.issued))", "\(document.issuer), \(desk.day(document.issued))")
          ]))
    }
    facts.append(
      Letter.Fact(
        desk.say("条款", "Clause"), target.clause, notes: [desk.say("目标编号 \(target.id)", "target \(target.id)")]))
    if !target.responsible.isEmpty {
      facts.append(Letter.Fact(desk.say("责任单位", "Responsible"), desk.list(target.responsible)))
    }
    if let obligation = target.reportedUnder.flatMap({ desk.names.obligations[$0] }) {
      let next = obligation.nextDue(from: desk.today, until: desk.names.documents[obligation.document]?.validUntil)
      facts.append(
        Letter.Fact(
          desk.say("报送", "Reporting"), obligation.name.text(in: desk.language) + desk.remark(obligation.id),
          notes: next.map { [desk.say("下次报送：不晚于\(desk.day($0))", "next report due by \(desk.day($0))")] } ?? []))
    }
    return facts
  }
}

extension Obligation {
  /// The first due day on or after a day; nil where none is left or the document names none.
  func nextDue(from day: Day, until end: Day?) -> Day? {
    switch schedule {
    case .once(let due, _): due >= day ? due : nil
    case .every(let recurrence): recurrence.occurrences(until: end).first { $0 >= day }
    case .continuous, .undated: nil
    }
  }
}
