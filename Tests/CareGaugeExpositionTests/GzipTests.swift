import Testing

@testable import CareGaugeExposition

@Test(arguments: ExpositionFormat.allCases)
func aStitchedPageIsOneGzipMemberThatGunzipTakes(format: ExpositionFormat) throws {
  let page = try largePage(lines: 20_000)
  let packed = try page.body(format, .gzip)
  let plain = try page.body(format).bytes
  #expect(packed.bytes.count == packed.byteCount && packed.byteCount * 3 < plain.count)
  #expect(try OutsideProgram("gunzip", ["-t"], input: packed.bytes).status == 0)
  #expect(try OutsideProgram("gunzip", ["-c"], input: packed.bytes).output == plain)
  // Python's raw reader stops behind the first member: whatever comes after it would be left over.
  let script = """
    import sys, zlib
    reader = zlib.decompressobj(31)
    reader.decompress(sys.stdin.buffer.read())
    sys.exit(0 if reader.eof and not reader.unused_data else 1)
    """
  #expect(try OutsideProgram(OutsideProgram.python, ["-c", script], input: packed.bytes).status == 0)
}

@Test func aPageStaysOneGzipMemberWhenFamiliesChangeAndOthersAreAppended() throws {
  var page = try largePage(lines: 9_000)
  _ = try page.body(.text, .gzip)
  var random = SeededRandom(seed: 3)
  for _ in 0..<3 {
    for family in page.families where Bool.random(using: &random) {
      page = try page.replacing(family.replacing(values: (0..<family.lineCount).map { _ in RandomPage.value(&random) }))
    }
    let last = try RenderedFamily(
      FamilyDescription(name: "process_open_fds", help: "Open files.", kind: .gauge), labels: [.none],
      values: [RandomPage.value(&random)])
    let plain = try page.body(.openMetrics, appending: [last]).bytes
    let packed = try page.body(.openMetrics, .gzip, appending: [last]).bytes
    #expect(try OutsideProgram("gunzip", ["-c"], input: packed).output == plain)
  }
}

@Test func anEmptyPageIsAGzipMemberToo() throws {
  let packed = try ExpositionPage([]).body(.text, .gzip).bytes
  let program = try OutsideProgram("gunzip", ["-c"], input: packed)
  #expect(program.status == 0 && program.output.isEmpty)
}

@Test func storedBlocksStandInWhenZlibHasNoMemory() throws {
  let plain = try largePage(lines: 3_000).body(.text).bytes
  var member = GzipMember()
  member.add(Deflated(plain))
  let packed = GzipMember.head + Deflated.store(plain) + member.tail
  #expect(plain.count > 2 * 65_535)
  #expect(try OutsideProgram("gunzip", ["-c"], input: packed).output == plain)
}

@Test func aPartIsCompressedOnceHoweverManyAskAtTheSameTime() async throws {
  let page = try largePage(lines: 20_000)
  let parts = page.families.flatMap { $0.parts(.text) }
  #expect(parts.allSatisfy { !$0.isDeflated })
  let addresses = await withTaskGroup(of: [UInt].self) { group in
    for _ in 0..<16 {
      group.addTask { parts.map { $0.deflated.bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) } } }
    }
    return await group.reduce(into: Set<[UInt]>()) { $0.insert($1) }
  }
  #expect(addresses.count == 1, "every caller got the same bytes in memory")
}

@Test func onlyWhatChangedIsCompressedAgain() throws {
  let page = try largePage(lines: 20_000)
  page.compress(.text, share: 0, of: 2)
  #expect(page.families.flatMap { $0.parts(.text) }.contains { !$0.isDeflated })
  page.compress(.text, share: 1, of: 2)
  let family = page.families[1]
  var values = (0..<20_000).map { Double($0) / 14 }
  values[5_000] += 1
  let changed = try page.replacing(family.replacing(values: values))
  let parts = changed.families.flatMap { $0.parts(.text) }
  #expect(parts.filter { !$0.isDeflated }.count == 1)
}

/// Two families of the given number of lines each.
func largePage(lines: Int) throws -> ExpositionPage {
  let names = try LabelNames(["region", "area", "name"])
  let labels = try (0..<lines).map { try LabelSet(names, ["ningxia", String(640_000 + $0), "银川\($0)"]) }
  return try ExpositionPage(
    (1...2).map { number in
      try RenderedFamily(
        FamilyDescription(name: "caregauge_beds_\(number)_ratio", help: "Beds.", kind: .gauge, unit: "ratio"),
        labels: labels, values: (0..<lines).map { Double($0) / Double(number * 7) })
    })
}
