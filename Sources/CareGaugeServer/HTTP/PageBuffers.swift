import CareGaugeExposition
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Answers with pages of metrics, keeping the buffer of a page as long as the page does not change: to make it anew
/// takes many times as long as to send it.
package final class PageBuffers: Sendable {
  /// Larger pages are sent piece by piece from the memory in which they stand, so that they are held once only.
  private static let largest = 32 << 20

  private struct Key: Hashable {
    let format: ExpositionFormat
    let coding: PageCoding
  }

  private let kept = Mutex<[Key: (generation: UInt64, buffer: ByteBuffer)]>([:])

  package init() {}

  /// The formats in which somebody asked for gzip, to be compressed ahead of the next scrape.
  package var compressedFormats: [ExpositionFormat] {
    kept.withLock { kept in kept.keys.filter { $0.coding == .gzip }.map(\.format) }
  }

  /// - Parameters:
  ///   - generation: The same as long as the page is; nil for a page that is asked for once.
  ///   - last: Families of this one answer.
  package func answer(
    _ page: ExpositionPage, generation: UInt64?, _ format: ExpositionFormat, _ coding: PageCoding,
    appending last: [RenderedFamily] = []
  ) async throws -> Response {
    if coding == .gzip { await PageBuffers.compress(page, format) }
    let body = try page.body(format, coding, appending: last)
    // What comes last differs from answer to answer: its families, and behind them the end of the gzip member.
    let count = max(0, body.chunks.count - (coding == .gzip ? 2 : 1))
    let whole = generation.flatMap {
      buffer(of: body.chunks[..<count], generation: $0, Key(format: format, coding: coding))
    }
    var headers: HTTPFields = [
      .contentType: format.contentType, .vary: "Accept, Accept-Encoding", .cacheControl: "no-store",
    ]
    if coding == .gzip { headers[.contentEncoding] = "gzip" }
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(contentLength: body.byteCount) { writer in
        if let whole {
          try await writer.write(whole)
        } else {
          for chunk in body.chunks[..<count] { try await writer.write(ByteBuffer(bytes: chunk)) }
        }
        for chunk in body.chunks[count...] { try await writer.write(ByteBuffer(bytes: chunk)) }
        try await writer.finish(nil)
      })
  }

  /// Compresses what of the page has no compressed form yet, on two threads.
  package static func compress(_ page: ExpositionPage, _ format: ExpositionFormat) async {
    await withTaskGroup(of: Void.self) { group in
      for share in 0..<2 { group.addTask { page.compress(format, share: share, of: 2) } }
    }
  }

  private func buffer(of chunks: ArraySlice<[UInt8]>, generation: UInt64, _ key: Key) -> ByteBuffer? {
    let size = chunks.reduce(0) { $0 + $1.count }
    let known = kept.withLock { kept in
      kept[key]?.generation == generation ? kept[key]?.buffer : nil
    }
    if let known { return known }
    guard size <= PageBuffers.largest else { return nil }
    // The memory of the page before is filled again when nobody reads it any more: fresh memory costs more than copying.
    var buffer = kept.withLock { $0.removeValue(forKey: key)?.buffer } ?? ByteBuffer()
    buffer.clear(minimumCapacity: size)
    for chunk in chunks { buffer.writeBytes(chunk) }
    let made = buffer
    kept.withLock { $0[key] = (generation, made) }
    return made
  }
}
