import CLibPQ

/// The statements that a connection has prepared: a text is prepared when it comes the second time.
struct Statements {
  struct Key: Hashable {
    let text: String
    let types: [UInt32]
  }

  enum Use: Equatable {
    case once
    case prepare(String)
    case prepared(String)
  }

  private var names: [Key: String?] = [:]
  private var made = 0

  /// Enough for every query of a program, and a bound for one that makes up its texts.
  static let limit = 256

  /// How to run the statement now.
  mutating func use(_ key: Key) -> Use {
    switch names[key] {
    case nil:
      if names.count >= Statements.limit { forgetUnprepared() }
      if names.count < Statements.limit { names[key] = .some(nil) }
      return .once
    case .some(nil):
      made += 1
      return .prepare("s\(made)")
    case .some(.some(let name)): return .prepared(name)
    }
  }

  mutating func note(_ key: Key, preparedAs name: String) { names[key] = name }

  mutating func forget(_ key: Key) { names[key] = .some(nil) }

  private mutating func forgetUnprepared() { names = names.filter { $0.value != nil } }
}
