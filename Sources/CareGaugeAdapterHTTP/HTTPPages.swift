import AsyncHTTPClient
import CareGaugeAdapter

/// A listing that a platform serves in pages over HTTP, with a token that expires.
///
/// ```swift
/// let listing = try await HTTPPages.reading(settings) { pages in
///   try await PageListing(pages, form: settings.form)
/// }
/// ```
public actor HTTPPages: PageSource {
  private let settings: HTTPPageSettings
  private let listing: HTTPAddress
  private let login: HTTPAddress?
  private let exchange: HTTPExchange
  private let wait: @Sendable (Swift.Duration) async throws -> Void
  private var token: AccessToken?

  /// Opens connections as they are needed, and closes all of them when `body` has ended.
  ///
  /// `wait` is how to pass time between attempts; tests give one that does not.
  /// - Throws: `AdapterFault` with code `format` for an address or certificate file that cannot be used, and what `body`
  ///   throws.
  public static func reading<Result: Sendable>(
    _ settings: HTTPPageSettings,
    wait: @escaping @Sendable (Swift.Duration) async throws -> Void = { try await Task.sleep(for: $0) },
    _ body: (HTTPPages) async throws -> Result
  ) async throws -> Result {
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: try clientConfiguration(settings))
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(try HTTPPages(settings, client: client, wait: wait)))
    } catch {
      result = .failure(error)
    }
    try await client.shutdown()
    return try result.get()
  }

  private init(
    _ settings: HTTPPageSettings, client: HTTPClient, wait: @escaping @Sendable (Swift.Duration) async throws -> Void
  ) throws {
    self.settings = settings
    self.wait = wait
    listing = try HTTPAddress(settings.address)
    login = try settings.login.map { try HTTPAddress($0.address) }
    for address in [listing, login].compactMap({ $0 }) where settings.login != nil && !address.keepsSecrets {
      throw AdapterFault(.format, "\(address) would carry the token in the clear; use https://")
    }
    exchange = HTTPExchange(client: client, timeout: settings.timeout, maximumBytes: settings.maximumBytes)
  }

  /// Asks for a page, counted from 1.
  /// - Throws: `AdapterFault`: `credentials` when account or token are refused, `source_unavailable` when the platform
  ///   cannot be reached or stays busy, `format` when its answer is not what the settings say.
  public func page(_ number: Int) async throws -> SourcePage? {
    var query = settings.query
    query[settings.pageField] = String(number)
    query[settings.sizeField] = String(settings.pageSize)
    let address = try listing.adding(query)
    let name = "page \(number)"
    var attempts = PageAttempts(settings, name: name)
    while true {
      let current = try await currentToken()
      let answer = await answer(to: HTTPQuestion(address: address, token: current?.header))
      switch attempts.next(after: answer) {
      case .done(let content, let moment, let sha256):
        return SourcePage(
          name: name, content: content, receivedAt: moment, sha256: sha256, rowsAsked: settings.pageSize)
      case .refreshToken: token = nil
      case .waitFor(let pause): try await wait(pause)
      case .fail(let fault): throw fault
      }
    }
  }

  /// The token, asked for anew when there is none or its time is over.
  private func currentToken() async throws -> AccessToken? {
    guard let login = settings.login, let address = self.login else { return nil }
    if let token, token.isGood(at: .now) { return token }
    var attempts = PageAttempts(settings, name: "login", isLogin: true)
    let question = HTTPQuestion(
      address: address, json: .map([login.accountField: .text(login.account), login.secretField: .text(login.secret)]))
    while true {
      switch attempts.next(after: await answer(to: question)) {
      case .done(let content, _, _):
        let fresh = try AccessToken(content, login: login, now: .now)
        token = fresh
        return fresh
      case .refreshToken:
        throw AdapterFault(.credentials, "the platform refuses the account; check its name and secret")
      case .waitFor(let pause): try await wait(pause)
      case .fail(let fault): throw fault
      }
    }
  }

  /// The answer, with redirections on the same server followed.
  private func answer(to question: HTTPQuestion) async -> Swift.Result<HTTPAnswer, AdapterFault> {
    var question = question
    for _ in 0...settings.redirections {
      do {
        let answer = try await exchange.answer(to: question)
        guard (300..<400).contains(answer.status), let location = answer.location else { return .success(answer) }
        guard question.json == nil else {
          return .failure(
            AdapterFault(.format, "\(question.address) redirects a login; give the address to which it points"))
        }
        guard let next = question.address.resolving(location), next.isSameServer(as: question.address) else {
          return .failure(
            AdapterFault(.format, "\(question.address) redirects to another server; correct the address in the options")
          )
        }
        question.address = next
      } catch let fault as AdapterFault {
        return .failure(fault)
      } catch {
        return .failure(AdapterFault(.internal, "\(question.address): \(type(of: error))"))
      }
    }
    return .failure(
      AdapterFault(.format, "\(question.address) redirects over \(settings.redirections) times; correct the address"))
  }
}
