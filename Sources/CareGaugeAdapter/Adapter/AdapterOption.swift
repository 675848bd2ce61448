/// One option of an adapter: what a configuration may write under `options`.
public struct AdapterOption: Sendable, Hashable {
  /// What an option's value is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A text, not empty.
    case text
    /// A number, whole or not.
    case number
    /// `true` or `false`.
    case flag
    /// A file or folder; the collector makes a relative one absolute.
    case path
    /// Texts or numbers, none or more.
    case list
  }

  /// Lower-case letters, digits and underscores.
  public var name: String
  /// What its value is.
  public var kind: Kind
  /// Whether a configuration must give it.
  public var required: Bool
  /// One sentence for a person.
  public var help: String
  /// What holds when the configuration gives none.
  public var fallback: OptionValue?
  /// What the sample configuration shows; without one the option stands there commented out.
  public var sample: OptionValue?

  /// An option; a required one has no `fallback`.
  public init(
    _ name: String, _ kind: Kind, required: Bool = false, help: String, default fallback: OptionValue? = nil,
    sample: OptionValue? = nil
  ) {
    self.name = name
    self.kind = kind
    self.required = required
    self.help = help
    self.fallback = fallback
    self.sample = sample
  }

  /// Why a value does not fit, or nil when it does.
  func objection(to value: OptionValue) -> String? {
    switch (kind, value) {
    case (.text, .text(let text)), (.path, .text(let text)):
      text.isEmpty ? "is empty; give it a value or leave it out" : nil
    case (.text, .number), (.path, .number): "is a number; write it in quotes"
    case (.number, .number), (.flag, .flag): nil
    case (.list, .list(let items)): items.allSatisfy(\.isScalar) ? nil : "holds something other than texts and numbers"
    case (.text, _), (.path, _): "is not a text"
    case (.number, _): "is not a number"
    case (.flag, _): "is neither true nor false"
    case (.list, _): "is not a list; write [a, b]"
    }
  }
}

extension OptionValue {
  fileprivate var isScalar: Bool {
    switch self {
    case .text, .number: true
    case .flag, .list, .map: false
    }
  }
}
