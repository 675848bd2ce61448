import CareGaugeModel
import PostgreSQL

/// The directory in its tables.
extension Connection {
  /// Brings a directory up to date: the same one when nothing changed, else a new one from the tables.
  func refreshed(_ directory: Directory) throws -> Directory {
    let generation = try query("select generation from caregauge.directory").only().decode(Int64.self, 0)
    return try refreshed(directory, generation: generation)
  }

  /// The same where the database's generation is known already.
  func refreshed(_ directory: Directory, generation: Int64) throws -> Directory {
    generation == directory.generation ? directory : try readDirectory(generation: generation)
  }

  private func readDirectory(generation: Int64) throws -> Directory {
    var directory = Directory()
    for row in try query("select indicator_id, name, scale from caregauge.indicator order by indicator_id") {
      let name = try row.decode(String.self, 1)
      guard let id = IndicatorID(name) else { throw corrupt("indicator", name) }
      let number = directory.insert(Directory.IndicatorEntry(id: id, scale: try row.value(2)))
      try check(number, is: try row.value(0), in: "indicator")
    }
    for row in try query("select area_id, code, name, region from caregauge.area order by area_id") {
      let text = try row.decode(String.self, 1)
      guard let code = AreaCode(text) else { throw corrupt("area", text) }
      let number = directory.insert(
        Directory.AreaEntry(code: code, name: try row.value(2), region: try row.value(3)))
      try check(number, is: try row.value(0), in: "area")
    }
    for row in try query("select block_id, indicator_id, areas from caregauge.block order by block_id") {
      let block = Directory.Block(indicator: try row.value(1), areas: try row.decode([Int32].self, 2))
      try check(Int32(directory.blocks.count), is: try row.value(0), in: "block")
      guard directory.indicators.indices.contains(Int(block.indicator)), block.areas.count <= Directory.slots,
        block.areas.allSatisfy({ directory.areas.indices.contains(Int($0)) })
      else { throw corrupt("block", "\(directory.blocks.count)") }
      directory.insert(block)
    }
    directory.published = try readPublished()
    directory.settle(generation: generation)
    return directory
  }

  private func readPublished() throws -> [Period: Set<Directory.PublishedEntry>] {
    var published: [Period: Set<Directory.PublishedEntry>] = [:]
    let rows = try query("select indicator, area, period_start, period_end, issued from caregauge.published_figure")
    for row in rows {
      guard let indicator = IndicatorID(try row.decode(String.self, 0)),
        let area = AreaCode(try row.decode(String.self, 1)),
        let period = Period(start: try row.value(2), end: try row.value(3))
      else { throw corrupt("published_figure", try row.decode(String.self, 0)) }
      published[period, default: []].insert(
        Directory.PublishedEntry(indicator: indicator, area: area, issued: try row.value(4)))
    }
    return published
  }

  /// Writes what was added to a directory, within the transaction that holds the write lock.
  func writeAdditions(of directory: inout Directory) throws {
    let additions = directory.additions
    guard !additions.isEmpty else { return }
    if let first = additions.firstIndicator {
      let entries = directory.indicators[first...]
      try execute(
        """
        insert into caregauge.indicator (indicator_id, name, scale)
        select * from unnest(\(entries.indices.map(Int32.init)), \(entries.map(\.id.text)), \(entries.map(\.scale)))
        """)
    }
    if let first = additions.firstArea {
      let entries = directory.areas[first...]
      try execute(
        """
        insert into caregauge.area (area_id, code, name, region)
        select * from unnest(\(entries.indices.map(Int32.init)), \(entries.map(\.code.text)), \(entries.map(\.name)),
          \(entries.map(\.region)))
        """)
    }
    for number in additions.grownBlocks.sorted() {
      let areas = SlotArray<Int32>(lowerBound: 0, elements: directory.blocks[Int(number)].areas)
      try execute("update caregauge.block set areas = \(areas) where block_id = \(number)")
    }
    if let first = additions.firstBlock {
      try copyIn("copy caregauge.block (block_id, indicator_id, areas) from stdin (format binary)") { rows in
        for (number, block) in zip(first..., directory.blocks[first...]) {
          try rows.beginRow(fields: 3)
          try rows.append(Int32(number))
          try rows.append(block.indicator)
          try rows.append(array: SlotArray<Int32>(lowerBound: 0, elements: block.areas))
        }
      }
    }
    try raiseGeneration(of: &directory)
  }

  /// Tells other processes, at commit, that the directory changed.
  func raiseGeneration(of directory: inout Directory) throws {
    let row = try query("update caregauge.directory set generation = generation + 1 returning generation").only()
    directory.settle(generation: try row.decode(Int64.self, 0))
  }
}

private func check(_ number: Int32, is stored: Int32, in table: String) throws {
  guard number == stored else { throw corrupt(table, "\(stored)") }
}

private func corrupt(_ table: String, _ what: String) -> StoreError {
  StoreError(
    .corrupt, "caregauge.\(table) holds \(what), which the service never writes; restore the table from a backup")
}
