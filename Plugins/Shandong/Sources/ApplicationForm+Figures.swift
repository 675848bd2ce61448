import CareGaugeAdapter

extension ApplicationForm {
  /// What the form's fields and its list of counties state; of a field that nobody has filled in so far, nothing.
  ///
  /// So a form that a county has sent in time counts as sent, though the province decides later.
  func figures() -> FormFigures {
    var found = FormFigures()
    guard let filled else { return found }
    if let doubt = filled.doubt { found.rejections.append(doubt) }
    for field in content.text.fields {
      guard let figure = part.fields[field.label], figure.kind == filled.kind else { continue }
      do throws(NotationFault) {
        if let fault = field.fault { throw NotationFault(fault) }
        guard let value = try figure.read(field.value) else { continue }
        guard !found.figures.contains(where: { $0.indicator == figure.indicator }) else {
          throw NotationFault("the form states it twice")
        }
        let day = try self.day(of: figure, value)
        found.figures.append(
          .init(indicator: figure.indicator, area: area, value: value, origin: field.origin, asOf: day))
      } catch {
        found.reject(field.origin, "“\(field.label)”: \(error)")
      }
    }
    checkAward(&found)
    if let list = content.list { add(list, to: &found, filled) }
    return found
  }

  /// The day for which a figure stands, nil: the form's own.
  ///
  /// A count belongs to the round that it was made in, which ends on its day however late the form is. What is done late
  /// has no place: the round's day is over, and the next round's is not meant.
  private func day(of figure: FigureField, _ value: Double) throws(NotationFault) -> Day? {
    guard let filled, let due = part.rounds[figure.indicator]?.day(of: place.year) else { return nil }
    guard case .boxes = figure.form else { return min(filled.reportedAt, due) }
    guard value == 1 else { return min(filled.reportedAt, due) }
    let done: Day
    do {
      done = try fields.day(of: figure.indicator) ?? filled.reportedAt
    } catch let fault as FormFault {
      throw NotationFault(fault.reason)
    } catch {
      throw NotationFault("the day on which it was done cannot be read")
    }
    guard done <= filled.reportedAt else { throw NotationFault("done on \(done), after the form was filled in") }
    guard done >= period.start else { throw NotationFault("done on \(done), before the year that the form is for") }
    guard done <= due else {
      throw NotationFault("done on \(done), after its day, \(due); what is late is not counted")
    }
    return done
  }

  /// No money goes to a county that is not designated.
  private func checkAward(_ found: inout FormFigures) {
    guard let filled, filled.kind == .applicant else { return }
    let refused = found.figures.contains { figure in
      if case .boxes = part.field(figure.indicator, filled.kind)?.form { figure.value == 0 } else { false }
    }
    guard refused else { return }
    for figure in found.figures where figure.value > 0 {
      found.reject(figure.origin, "money for a county that is not designated")
    }
    found.figures.removeAll { $0.value > 0 }
  }

  private func add(_ list: CountyList, to found: inout FormFigures, _ filled: Filled) {
    guard filled.kind != .applicant else {
      found.reject(Origin(place: list.place), "a list of counties in a county's own form")
      return
    }
    let reader = CountyListReader(list, part: part, city: place.city)
    found.rejections += reader.rejections
    if let total = reader.total, !reader.isIncomplete, total.value != Double(reader.entries.count) {
      found.reject(total.origin, "the list has \(reader.entries.count) counties")
    }
    for entry in reader.entries {
      let rank = entry.rank.map { ", rank \($0.value)" } ?? ""
      let score = entry.score.map { ", score \($0.value)" } ?? ""
      AdapterLog.info("\(place.year): \(entry.name) (\(entry.area)) is listed by \(filled.reporter)\(rank)\(score)")
    }
    if filled.kind == .reviewer { found.figures += reader.entries.flatMap(\.figures) }
    if filled.kind == .recommender { count(reader, list, &found, filled) }
  }

  /// How many counties a city recommends: the rows of its list, which must be what its form and the list's total say.
  private func count(_ reader: CountyListReader, _ list: CountyList, _ found: inout FormFigures, _ filled: Filled) {
    guard let indicator = part.counted else { return }
    let stated = found.figures.firstIndex { $0.indicator == indicator }
    let number = Double(reader.entries.count)
    let names = reader.entries.map(\.name).joined(separator: "、")
    if let stated, reader.isIncomplete || found.figures[stated].value != number {
      found.reject(
        found.figures[stated].origin,
        reader.isIncomplete ? "its list cannot be read whole" : "the list has \(reader.entries.count) counties")
      found.figures.remove(at: stated)
      return
    }
    guard stated == nil, !reader.entries.isEmpty else { return }
    if reader.isIncomplete || (reader.total.map { $0.value != number } ?? false) {
      return found.reject(Origin(place: list.place, raw: names), "how many counties the list has is not certain")
    }
    let due = part.rounds[indicator]?.day(of: place.year)
    found.figures.append(
      .init(
        indicator: indicator, area: area, value: number, origin: Origin(place: list.place, raw: names),
        asOf: due.map { min($0, filled.reportedAt) }))
  }
}
