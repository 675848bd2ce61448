import CareGaugeMail
import CareGaugeModel
import Foundation
import Testing

/// Names from catalogues, reports and configurations stay names, whatever stands in them.
@Suite struct EscapingTests {
  private static let tags = Set([
    "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "table", "tr", "td", "th", "p", "h1", "h2", "strong",
    "span",
    "br", "a", "div",
  ])
  private static let attributes = Set([
    "lang", "charset", "name", "content", "style", "class", "role", "width", "height", "cellpadding", "cellspacing",
    "align",
    "valign", "href",
  ])

  @Test(arguments: Hostile.texts, Language.allCases)
  func noNameBecomesATagOrAnAttribute(_ text: String, _ language: Language) throws {
    let html = Hostile.mail(text, in: language).html
    for tag in html.split(separator: "<").dropFirst() {
      let inside = try #require(tag.split(separator: ">", omittingEmptySubsequences: false).first)
      let words = inside.split(separator: "\"", omittingEmptySubsequences: false)
      #expect(words.count % 2 == 1, "a quotation mark stands alone in <\(inside)>")
      let bare = words.enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
      let names = bare.split { $0 == " " || $0 == "=" || $0 == "/" }.map(String.init)
      #expect(EscapingTests.tags.contains(names.first ?? ""), "<\(inside)>")
      #expect(Set(names.dropFirst()).subtracting(EscapingTests.attributes).subtracting(["html"]).isEmpty, "<\(inside)>")
    }
  }

  @Test(arguments: Hostile.texts, Language.allCases)
  func noNameBeginsALineOrTurnsThemRound(_ text: String, _ language: Language) {
    let mail = Hostile.mail(text, in: language)
    let plain = Hostile.mail("name", in: language)
    if text.utf8.count % 2 == 1, text.utf8.count > 1, !text.allSatisfy(\.isWhitespace) {
      let lines = { (mail: WrittenMail) in mail.plain.split(separator: "\n", omittingEmptySubsequences: false).count }
      #expect(lines(mail) == lines(Hostile.mail("odd", in: language)))
    }
    for part in [mail.plain, mail.html, mail.subject] {
      let strange = part.unicodeScalars.filter {
        ($0.value < 32 && $0 != "\n") || (0x7F...0xA0).contains($0.value) || (0x200B...0x200F).contains($0.value)
          || (0x2028...0x202F).contains($0.value)
      }
      #expect(strange.isEmpty)
    }
    #expect(!mail.subject.contains("\n") && !plain.subject.isEmpty)
  }

  @Test(arguments: Hostile.texts)
  func noNameReachesTheHeader(_ text: String) throws {
    let bytes = Hostile.mail(text, in: .zh).bytes
    let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0]
    let fields = head.replacing("\r\n ", with: " ").split(separator: "\r\n").map { $0.prefix { $0 != ":" } }
    #expect(
      fields == [
        "Date", "From", "To", "Subject", "Message-ID", "In-Reply-To", "References", "X-CareGauge-Alert",
        "Auto-Submitted",
        "Content-Language", "MIME-Version", "Content-Type",
      ])
    #expect(bytes.allSatisfy { $0 < 127 })
  }

  @Test(arguments: WholeMailTests.scenarios, Language.allCases)
  func noTagOfOursIsEscaped(_ scenario: Scenario, _ language: Language) {
    let html = scenario.mail(in: language).html
    for mark in ["&lt;span", "&lt;p", "&lt;br", "&lt;t", "&amp;nbsp", "class=&quot;"] { #expect(!html.contains(mark)) }
    for asset in ["<img", "<script", "<link", "url(", "@import", "<iframe", "<form"] { #expect(!html.contains(asset)) }
  }

  @Test(arguments: WholeMailTests.scenarios, Language.allCases)
  func bothPartsSayTheSame(_ scenario: Scenario, _ language: Language) {
    let mail = scenario.mail(in: language)
    let shown = Set(words(mail.html.replacing(/<style>[^<]*<\/style>|<title>[^<]*<\/title>/, with: " ")))
    let plain = Set(words(mail.plain))
    #expect(shown.subtracting(plain) == [])
    // Links and bars are attributes in HTML, and rules and marks of headings have no words.
    let links = Set(words(mail.plain.split(separator: "\n").filter { $0.contains("https://") }.joined(separator: " ")))
    #expect(plain.subtracting(shown).subtracting(links) == [])
  }

  /// Runs of letters and digits outside of tags.
  private func words(_ text: String) -> [String] {
    text.replacing(/<[A-Za-z\/!][^>]*>/, with: " ").replacing(/&[a-z#0-9]+;/, with: " ").replacing("<", with: " ")
      .split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
