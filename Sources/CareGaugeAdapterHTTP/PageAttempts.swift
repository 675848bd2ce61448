import CareGaugeAdapter

/// Decides after each answer what to do next for one page, so that no question is repeated for ever.
struct PageAttempts {
  enum Step {
    /// The page, the moment that the server gave for its answer, and the SHA-256 of its bytes.
    case done(PageValue, at: Instant?, sha256: String)
    case refreshToken
    case waitFor(Swift.Duration)
    case fail(AdapterFault)
  }
  private let settings: HTTPPageSettings
  private let name: String
  private let isLogin: Bool
  private var made = 0
  private var refreshed = false

  init(_ settings: HTTPPageSettings, name: String, isLogin: Bool = false) {
    self.settings = settings
    self.name = name
    self.isLogin = isLogin
  }

  /// What to do after an answer, or after a fault on the way to one.
  mutating func next(after answer: Swift.Result<HTTPAnswer, AdapterFault>) -> Step {
    made += 1
    switch answer {
    case .failure(let fault):
      return fault.code == .sourceUnavailable ? again(after: nil, or: fault) : .fail(fault)
    case .success(let answer): return next(after: answer)
    }
  }

  private mutating func next(after answer: HTTPAnswer) -> Step {
    let pause = retryAfter(answer.retryAfter, answeredAt: answer.date)
    switch answer.status {
    case 200: return next(after: answer.body, at: answer.date.flatMap(httpDate), pause: pause)
    case 401: return refresh()
    case 403:
      return .fail(AdapterFault(.credentials, "\(name): the platform forbids it (403); ask for the right to read"))
    case 429, 500, 502, 503, 504:
      return again(
        after: pause,
        or: AdapterFault(.sourceUnavailable, "\(name): the platform answers \(answer.status); ask its operator"))
    default:
      return .fail(AdapterFault(.format, "\(name): the platform answers \(answer.status); correct the address"))
    }
  }

  private mutating func next(after body: [UInt8], at moment: Instant?, pause: Swift.Duration?) -> Step {
    guard let content = PageValue(json: body) else {
      return .fail(AdapterFault(.format, "\(name): the answer is no JSON; correct the address"))
    }
    guard let code = settings.form.resultCode(of: content), !settings.form.success.contains(code) else {
      return .done(content, at: moment, sha256: SourceFile.sha256(of: body))
    }
    if settings.expiredCodes.contains(code) { return refresh() }
    let fault = AdapterFault(
      .sourceUnavailable, "\(name): the platform answers with result code \(code); ask its operator")
    return settings.busyCodes.contains(code) ? again(after: pause, or: fault) : .fail(fault)
  }

  /// A token that is refused right after it was given will not become good by asking again.
  private mutating func refresh() -> Step {
    guard settings.login != nil, !isLogin, !refreshed else {
      return .fail(AdapterFault(.credentials, "\(name): the platform refuses the account or its token; check them"))
    }
    refreshed = true
    return .refreshToken
  }

  /// Waits as long as the server asks, else 1, 2, 4 … seconds.
  private func again(after pause: Swift.Duration?, or fault: AdapterFault) -> Step {
    guard made < settings.attempts else { return .fail(fault) }
    let pause = pause ?? .seconds(1 << min(made - 1, 10))
    guard pause <= settings.longestWait else {
      return .fail(
        AdapterFault(
          .sourceUnavailable, "\(name): the platform asks to come again in \(pause); the next collection will"))
    }
    return .waitFor(pause)
  }
}
