/// The languages of pages and mails: simplified Chinese and English.
package enum Language: String, Hashable, Sendable, CaseIterable, Codable {
  case zh, en

  /// The text in this language.
  package func choose(_ zh: String, _ en: String) -> String { self == .zh ? zh : en }
}
