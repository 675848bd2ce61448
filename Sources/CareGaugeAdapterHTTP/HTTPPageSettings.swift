import CareGaugeAdapter

/// How to ask a platform for a listing over HTTP.
public struct HTTPPageSettings: Sendable {
  /// The listing's address, `https://…`; its own query stays.
  public var address: String
  /// Where the pages keep what.
  public var form: PageForm
  /// The query's field for the page's number, counted from 1.
  public var pageField = "pageNo"
  /// The query's field for the rows of a page.
  public var sizeField = "pageSize"
  /// Rows of a page, at least 1.
  public var pageSize = 100
  /// Further fields of the query.
  public var query: [String: String] = [:]
  /// How to log in; nil where the listing is open to everybody.
  public var login: HTTPLogin?
  /// Result codes inside HTTP 200 that mean that the token is no longer good.
  public var expiredCodes: Set<String> = ["401"]
  /// Result codes inside HTTP 200 that ask to come again later.
  public var busyCodes: Set<String> = ["429"]
  /// A PEM file with the certificate authorities to trust instead of the machine's; for a platform inside an office network.
  public var certificateAuthorities: String?
  /// For one question and its whole answer.
  public var timeout: Swift.Duration = .seconds(30)
  /// Bytes of one answer.
  public var maximumBytes = 4 << 20
  /// How often one page is asked for: an expired token, 429, 5xx and a lost connection are tried again.
  public var attempts = 4
  /// The longest time to wait between two of them; a server that asks for more ends the collection.
  public var longestWait: Swift.Duration = .seconds(60)
  /// Redirections to follow one after another, only on the same server: a token goes nowhere else.
  public var redirections = 3

  /// Settings for a listing; everything else has a usual value.
  public init(address: String, form: PageForm, login: HTTPLogin? = nil) {
    self.address = address
    self.form = form
    self.login = login
  }
}

/// How to get a token: one JSON question with a name and a secret, `{"appKey":…,"appSecret":…}`.
public struct HTTPLogin: Sendable {
  /// Where to ask, on any server.
  public var address: String
  /// The name of the account.
  public var account: String
  /// Its secret; in no message and no log.
  public var secret: String
  /// The question's field for the name.
  public var accountField = "appKey"
  /// The question's field for the secret.
  public var secretField = "appSecret"
  /// Where the answer keeps the token.
  public var token = ["data", "token"]
  /// Where the answer keeps how many seconds the token is good for; without it the token is used until it is refused.
  public var lifetime = ["data", "expiresIn"]
  /// What stands before the token in the `Authorization` field.
  public var scheme = "Bearer"

  /// A login with its address, account and secret.
  public init(address: String, account: String, secret: String) {
    self.address = address
    self.account = account
    self.secret = secret
  }
}
