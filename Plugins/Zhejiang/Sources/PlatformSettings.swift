import CareGaugeAdapter
import CareGaugeAdapterHTTP

/// The options about the platform's server as settings of the HTTP reader.
enum PlatformSettings {
  /// - Throws: `AdapterFault` with code `format` for options that do not fit together or are out of bounds,
  ///   `source_unavailable` when the secret cannot be read.
  static func settings(server: String, form: PageForm, _ options: AdapterOptions) throws -> HTTPPageSettings {
    var settings = HTTPPageSettings(address: server, form: form)
    settings.pageSize = Int(try bounded(options, "page_size", 1...1000, usually: 100))
    settings.timeout = .seconds(try bounded(options, "answer_timeout", 1...600, usually: 30))
    settings.attempts = Int(try bounded(options, "attempts", 1...10, usually: 4))
    settings.certificateAuthorities = options.path("certificate_authorities")
    switch (options.text("login"), options.text("account"), options.path("secret_file")) {
    case (nil, nil, nil): break
    case (let address?, let account?, let file?):
      settings.login = HTTPLogin(address: address, account: account, secret: try secret(file))
    default:
      throw AdapterFault(.format, "options “login”, “account” and “secret_file” belong together; give all or none")
    }
    return settings
  }

  private static func bounded(
    _ options: AdapterOptions, _ name: String, _ bounds: ClosedRange<Double>, usually: Double
  ) throws -> Double {
    let number = options.number(name) ?? usually
    guard bounds.contains(number), number == number.rounded() else {
      throw AdapterFault(
        .format, "option “\(name)” must be a whole number from \(Int(bounds.lowerBound)) to \(Int(bounds.upperBound))")
    }
    return number
  }

  /// The first line of the file.
  private static func secret(_ path: String) throws -> String {
    let file = try SourceFile(path: path, limit: 1 << 16)
    let line = (try? SourceText.decode(file.bytes, as: .utf8))?.split(whereSeparator: \.isNewline).first.map(
      String.init)
    guard let line, !line.isEmpty else { throw AdapterFault(.format, "\(file.name) holds no secret in its first line") }
    return line
  }
}
