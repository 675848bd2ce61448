import CareGaugeExposition

/// `/metrics` with 1,000,000 samples in 40 families: rendering, renewing one family, gzip, cuts and memory, as ratios.
func benchmarkExposition(samples: Int = 1_000_000, families: Int = 40, rounds: Int = 9) throws {
  let clock = ContinuousClock()
  let before = residentBytes()
  let sample = try ExpositionSample(samples: samples, families: families)
  let figures = residentBytes()
  var page = try ExpositionPage([])
  let first = try clock.measure { page = try ExpositionPage(sample.rendered(0)) }
  let kept = residentBytes()
  let plain = try page.body(.text)
  print("exposition: \(page.lineCount) samples, \(families) families, page of \(plain.byteCount) bytes")
  print("  labels and figures \(figures - before) bytes, page \((kept - figures) / samples) bytes a series resident")

  let target = UnsafeMutableRawBufferPointer.allocate(byteCount: plain.byteCount, alignment: 64)
  let source = UnsafeMutableRawBufferPointer.allocate(byteCount: plain.byteCount, alignment: 64)
  defer {
    target.deallocate()
    source.deallocate()
  }
  plain.copy(to: source)
  var copy: [ContinuousClock.Duration] = []
  var full = copy
  var one = copy
  var scatter = copy
  for round in 0..<rounds {
    copy.append(clock.measure { target.copyMemory(from: UnsafeRawBufferPointer(source)) })
    let values = sample.values[(round + 1) % 2]
    full.append(
      try clock.measure {
        for index in page.families.indices {
          page = try page.replacing(page.families[index].replacing(values: values[index]))
        }
      })
    let other = sample.values[round % 2]
    let index = round % families
    one.append(try clock.measure { page = try page.replacing(page.families[index].replacing(values: other[index])) })
    page = try page.replacing(page.families[index].replacing(values: values[index]))
    scatter.append(try clock.measure { _ = try page.body(.openMetrics) })
  }
  print("  memcpy of the page               \(milliseconds(copy)) ms")
  print("  first render with labels         \(milliseconds([first])) ms")
  print("  full render                      \(milliseconds(full)) ms = \(ratio(full, copy)) memcpy (at most 3)")
  print("  one of \(families) families changed       \(milliseconds(one)) ms = 1/\(ratio(full, one)) of full (1/15)")
  print("  page as a list of pieces         \(milliseconds(scatter)) ms")

  let compress = clock.measure { page.compress(.text) }
  var gzip: [ContinuousClock.Duration] = []
  var refresh: [ContinuousClock.Duration] = []
  var size = 0
  for round in 0..<rounds {
    gzip.append(
      try clock.measure {
        let body = try page.body(.text, .gzip)
        size = body.copy(to: target)
      })
    let values = sample.values[round % 2][0]
    page = try page.replacing(page.families[0].replacing(values: values))
    refresh.append(try clock.measure { size = try page.body(.text, .gzip).copy(to: target) })
  }
  print("  gzip, all anew                   \(milliseconds([compress])) ms for \(size) bytes")
  print("  gzip scrape, nothing changed     \(milliseconds(gzip)) ms, copied into one buffer (at most 10)")
  print("  gzip scrape, one family changed  \(milliseconds(refresh)) ms")
  let cut = (0..<rounds).map { _ in clock.measure { _ = page.cut(to: PageCut(regions: [3])) } }
  print("  page cut to one region           \(milliseconds(cut)) ms")
}

private func median(_ times: [ContinuousClock.Duration]) -> Double {
  times.sorted()[times.count / 2] / .milliseconds(1)
}

private func milliseconds(_ times: [ContinuousClock.Duration]) -> String { decimals(median(times)) }

private func ratio(_ times: [ContinuousClock.Duration], _ others: [ContinuousClock.Duration]) -> String {
  decimals(median(times) / median(others))
}

private func decimals(_ value: Double) -> String { String((value * 100).rounded() / 100) }
