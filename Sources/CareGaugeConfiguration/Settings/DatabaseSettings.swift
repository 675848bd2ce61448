import YAML

/// Where the tables live.
package enum DatabaseSettings: Hashable, Sendable {
  /// A PostgreSQL of the service's own, whose files are in this folder.
  case ownCluster(folder: String)
  /// Another PostgreSQL, by its address without a password.
  case server(url: String, password: Secret?)
}

extension SettingsReading {
  func readDatabase(_ top: Section) -> DatabaseSettings? {
    let example = "database: {private: var/postgresql}, or {url: \"postgresql://…\", password_file: …}"
    guard let database = top.section("database", write: example) else {
      top.requireOne(of: ["database"], write: example)
      return nil
    }
    let word = database.one(of: ["private", "url"], write: "private: var/postgresql, or url: \"postgresql://…\"")
    database.allow("password_file")
    if word == "private" && database.has("password_file") {
      database.fault(at: "password_file", "\"password_file\" beside \"private\", which needs none; take it out")
    }
    let result: DatabaseSettings?
    switch word {
    case "private":
      note("database.private", at: database.valuePlace(of: "private"))
      result = database.required("private", .path).map { .ownCluster(folder: $0) }
    case "url":
      let form = Form<String>.url(["postgresql", "postgres"], "postgresql://caregauge@db.example/caregauge")
      let url = database.required("url", form)
      let password = database.secret("password_file")
      result = url.map { .server(url: $0, password: password) }
    default: result = nil
    }
    database.finish()
    return result
  }
}
