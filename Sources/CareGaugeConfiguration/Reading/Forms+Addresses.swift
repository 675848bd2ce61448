import CareGaugeModel
import YAML

/// A host and a port, `127.0.0.1:9815`; IPv6 addresses without their brackets.
package struct HostAndPort: Hashable, Sendable, CustomStringConvertible {
  package var host: String
  package var port: Int

  package init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension Form where Value == EmailAddress {
  /// `Name <name@example.org>` or `name@example.org`
  static var email: Form {
    Form("an e-mail address such as Name <name@example.org>") { text, _ in
      if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        return .failure(Misfit("which holds a control character or line end"))
      }
      guard let open = text.firstIndex(of: "<") else {
        return isAddress(text) ? .success(EmailAddress(name: nil, address: text)) : .failure(Misfit())
      }
      let address = text[text.index(after: open)...].dropLast()
      let name = trimmed(text[..<open])
      guard text.hasSuffix(">"), isAddress(String(address)), !name.isEmpty,
        !name.contains(where: { "<>@\"".contains($0) })
      else { return .failure(Misfit()) }
      return .success(EmailAddress(name: name, address: String(address)))
    }
  }
}

extension Form where Value == HostAndPort {
  /// `127.0.0.1:9815`; port 0 lets the system choose one.
  static var hostAndPort: Form {
    Form("an address and a port such as \"127.0.0.1:9815\"") { text, _ in
      guard let colon = text.lastIndex(of: ":") else {
        if text.contains("：") { return .failure(Misfit("with a full-width colon")) }
        return .failure(Misfit(wholeNumber(text) == nil ? "without a port" : "without an address"))
      }
      guard let port = wholeNumber(text[text.index(after: colon)...]) else { return .failure(Misfit()) }
      guard port <= 65_535 else { return .failure(Misfit("with a port beyond 65535")) }
      var host = String(text[..<colon])
      if host.hasPrefix("[") && host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
      guard isHost(host) || isIPv6(host) else { return .failure(Misfit(host.isEmpty ? "without an address" : nil)) }
      return .success(HostAndPort(host: host, port: port))
    }
  }
}

extension Form where Value == String {
  /// A host's name or address, without a port.
  static var host: Form {
    Form("a host's name such as mail.example.org") { text, _ in
      if isHost(text) || isIPv6(text) { return .success(text) }
      return .failure(Misfit(text.contains(":") ? "which is more than a host's name" : nil))
    }
  }

  /// An absolute URL of one of the schemes, without user name or password, without a final slash.
  static func url(_ schemes: [String], _ example: String) -> Form {
    Form("an address such as \(example)") { text, _ in
      let mayHoldSecret = text.contains("@") || text.contains("password")
      guard let end = text.firstRange(of: "://"), schemes.contains(String(text[..<end.lowerBound])) else {
        return .failure(
          Misfit(write: "one that begins with \(alternatives(schemes.map { "\($0)://" }))", hidesValue: mayHoldSecret))
      }
      let rest = text[end.upperBound...]
      let authority = rest.prefix { !"/?#".contains($0) }
      let at = authority.lastIndex(of: "@")
      if at.map({ authority[..<$0].contains(":") }) ?? false || text.contains("password=") {
        let because = "that would put a password into this file"
        return .failure(
          Misfit(
            because, write: "the address without the password, and password_file: PATH beside it", hidesValue: true))
      }
      let host = authority.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      let fits = Form<HostAndPort>.hostAndPort.read(
        host.hasSuffix("]") || !host.contains(":") ? "\(host):1" : host, true)
      guard case .success = fits,
        !text.contains(where: { $0.isWhitespace || !$0.isASCII || "\"<>\\^`{|}".contains($0) })
      else { return .failure(Misfit(hidesValue: mayHoldSecret)) }
      return .success(text.hasSuffix("/") ? String(text.dropLast()) : text)
    }
  }
}

private func trimmed(_ text: Substring) -> String {
  String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
}

private func isAddress(_ text: String) -> Bool {
  let parts = text.split(separator: "@", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[1].utf8.count <= 253, isHost(String(parts[1])), (1...64).contains(parts[0].utf8.count)
  else { return false }
  let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-")
  return parts[0].allSatisfy(allowed.contains) && parts[0].first != "." && parts[0].last != "."
    && !parts[0].contains("..")
}

private func isHost(_ text: String) -> Bool {
  let labels = text.split(separator: ".", omittingEmptySubsequences: false)
  return text.utf8.count <= 253
    && labels.allSatisfy { label in
      let fits = label.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
          || $0 == 0x5F
      }
      return (1...63).contains(label.utf8.count) && fits && label.first != "-" && label.last != "-"
    }
}

private func isIPv6(_ text: String) -> Bool {
  text.contains(":") && text.utf8.count <= 45
    && text.allSatisfy { $0.isHexDigit && $0.isASCII || $0 == ":" || $0 == "." }
}
