import Synchronization

/// Bytes of a page that do not change, with their compressed form from the first time that somebody asks for it.
final class TextPart: Sendable {
  let bytes: [UInt8]
  private let cell = Mutex<Deflated?>(nil)

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The compressed form; whoever asks while it is made waits for it rather than making it again.
  var deflated: Deflated {
    cell.withLock { kept in
      if let kept { return kept }
      let made = Deflated(bytes)
      kept = made
      return made
    }
  }

  /// Whether the compressed form exists already.
  var isDeflated: Bool { cell.withLock { $0 != nil } }
}
