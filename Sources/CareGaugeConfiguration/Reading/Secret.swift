/// A password or token, read from a file; never shows in a log, page, metric, mail or debugger.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let value: String

  package init(_ value: String) { self.value = value }

  /// The secret itself, for the one place that hands it to its receiver.
  package func reveal() -> String { value }

  /// `•••`
  package var description: String { "•••" }
  /// `•••`
  package var debugDescription: String { "•••" }
  /// Empty, so that `dump` shows nothing.
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Section {
  /// The secret in the file that a `…_file` key names; every fault stands at the key and names neither path nor secret,
  /// because somebody may have written the secret itself where its path belongs.
  func secret(_ key: String) -> Secret? {
    guard let written = optional(key, hidden(Form<String>.path)) else { return nil }
    let path = log.folder.locate(written)
    switch TextFile.read(path, limit: 1 << 16) {
    case .failure(let refusal):
      fault(at: key, "the file that \"\(key)\" names \(refusal.reason); \(refusal.remedy)")
      return nil
    case .success(let bytes):
      guard !TextFile.isReadableByAll(path) else {
        fault(at: key, "everybody may read the file that \"\(key)\" names; write chmod 600 for it in a shell")
        return nil
      }
      return secret(bytes, key: key)
    }
  }

  private func secret(_ bytes: [UInt8], key: String) -> Secret? {
    guard bytes.count <= 1 << 16, let text = String(validating: bytes, as: UTF8.self) else {
      fault(at: key, "the file that \"\(key)\" names is no text of at most 64 KiB; write the secret alone into it")
      return nil
    }
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    guard lines[..<end].contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      fault(at: key, "the file that \"\(key)\" names is empty; write the secret into it")
      return nil
    }
    return Secret(lines[..<end].joined(separator: "\n"))
  }

  /// A form whose misfits never quote the value.
  func hidden<Value>(_ form: Form<Value>) -> Form<Value> {
    Form(form.example) { text, plain in
      form.read(text, plain).mapError { Misfit($0.because, write: $0.write, hidesValue: true) }
    }
  }
}
