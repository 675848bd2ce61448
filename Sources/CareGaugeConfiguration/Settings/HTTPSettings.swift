import YAML

/// Where and how the service answers.
package struct HTTPSettings: Hashable, Sendable {
  /// Address and port to listen on; port 0 lets the system choose one. 127.0.0.1:9815 unless set.
  package var listen: HostAndPort
  package var tls: TLSFiles?
  /// What callers of protected addresses must present, one token a line; nil when nothing is protected.
  package var tokens: Secret?
}

/// PEM files of a certificate and its key.
package struct TLSFiles: Hashable, Sendable {
  package var certificate: String
  package var key: String
}

extension SettingsReading {
  func readHTTP(_ top: Section) -> HTTPSettings? {
    let standard = HostAndPort(host: "127.0.0.1", port: 9815)
    guard let http = top.section("http", write: "http: {listen: \"127.0.0.1:9815\"}") else {
      return HTTPSettings(listen: standard, tls: nil, tokens: nil)
    }
    let listen = http.optional("listen", .hostAndPort)
    let tls = readTLS(http)
    let tokens = http.secret("tokens_file")
    http.finish()
    return HTTPSettings(listen: listen ?? standard, tls: tls, tokens: tokens)
  }

  private func readTLS(_ http: Section) -> TLSFiles? {
    let example = "tls: {certificate_file: …, key_file: …}"
    guard let tls = http.section("tls", write: example) else { return nil }
    let certificate = tls.required("certificate_file", .path, write: "certificate_file: PATH of a PEM file")
    let key = tls.required("key_file", tls.hidden(Form<String>.path), write: "key_file: PATH of a PEM file")
    tls.finish()
    if let certificate { tls.checkReadable("certificate_file", certificate) }
    if key != nil { _ = tls.secret("key_file") }
    guard let certificate, let key else { return nil }
    return TLSFiles(certificate: certificate, key: key)
  }
}

extension Section {
  /// Reports a file that cannot be read now.
  fileprivate func checkReadable(_ key: String, _ path: String) {
    guard case .failure(let refusal) = TextFile.read(log.folder.locate(path), limit: 1 << 20) else { return }
    fault(at: key, "the file \"\(shown(path))\" \(refusal.reason); \(refusal.remedy)")
  }
}
