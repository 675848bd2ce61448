import Testing

@testable import SMTP

@Suite struct MailDataTests {
  /// mail, wire, size
  @Test(arguments: [
    ("", ".\r\n", 0),
    ("a", "a\r\n.\r\n", 3),
    ("a\r\nb\r\n", "a\r\nb\r\n.\r\n", 6),
    ("a\nb\rc\r\n", "a\r\nb\r\nc\r\n.\r\n", 9),
    (".\r\n", "..\r\n.\r\n", 3),
    ("a\r\n.\r\nQUIT\r\n", "a\r\n..\r\nQUIT\r\n.\r\n", 12),
    ("a\n.\nb", "a\r\n..\r\nb\r\n.\r\n", 9),
    ("a\r.\rb", "a\r\n..\r\nb\r\n.\r\n", 9),
    ("a.b\n", "a.b\r\n.\r\n", 5),
    ("\n\n", "\r\n\r\n.\r\n", 4),
  ]) func linesEndInCRLFAndDotsAreDoubled(mail: String, wire: String, size: Int) {
    let data = MailData(Array(mail.utf8))
    #expect(String(decoding: data.wire, as: UTF8.self) == wire)
    #expect(data.size == size)
    #expect(!data.isEightBit)
  }

  @Test func bytesAbove127AreSeen() { #expect(MailData(Array("é".utf8)).isEightBit) }

  /// RFC 4648, 10
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"), ("\u{0}\u{7F}~?", "AH9+Pw=="),
  ]) func base64IsThatOfTheStandard(text: String, encoded: String) {
    #expect(String(decoding: Base64.encode(Array(text.utf8)), as: UTF8.self) == encoded)
  }
}
