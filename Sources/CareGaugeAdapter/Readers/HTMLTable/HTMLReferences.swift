/// Named references that statistics pages use; the names must be spelled with their semicolon, save the first five.
private let names: [String: Unicode.Scalar] = [
  "nbsp": "\u{A0}", "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "ensp": "\u{2002}",
  "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "ndash": "–", "mdash": "—",
  "horbar": "―", "minus": "−", "hellip": "…", "middot": "·", "bull": "•", "times": "×", "divide": "÷",
  "plusmn": "±", "permil": "‰", "percnt": "%", "deg": "°", "sup1": "¹", "sup2": "²", "sup3": "³", "frac12": "½",
  "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "laquo": "«", "raquo": "»", "yen": "¥", "copy": "©",
  "reg": "®", "trade": "™", "colon": ":", "comma": ",", "lpar": "(", "rpar": ")", "lsqb": "[", "rsqb": "]",
  "shy": "\u{AD}", "zwsp": "\u{200B}", "numsp": "\u{2007}", "puncsp": "\u{2008}", "hairsp": "\u{200A}", "dash": "‐",
  "period": ".", "sol": "/", "num": "#", "ast": "*", "plus": "+", "excl": "!", "semi": ";", "quest": "?",
  "le": "≤", "ge": "≥", "asymp": "≈", "check": "✓", "square": "□",
]
/// Numbers that old pages took from Windows' character set, for marks that tables use: `&#151;` is a dash.
private let windows1252: [UInt32: Unicode.Scalar] = [
  0x80: "€", 0x85: "…", 0x89: "‰", 0x8B: "‹", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–",
  0x97: "—", 0x98: "˜", 0x99: "™", 0x9B: "›",
]
private let endingAnyhow = ["nbsp", "lt", "gt", "amp", "quot"]

/// Text with `&nbsp;`, `&#160;` and `&#xA0;` resolved; what is no known reference stays as it stands.
func htmlText(resolving bytes: ArraySlice<UInt8>) -> String {
  guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
  var text = ""
  var rest = bytes
  while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
    text += String(decoding: rest[..<mark], as: UTF8.self)
    let (scalar, length) = reference(rest[(mark + 1)...].prefix(32))
    text.unicodeScalars.append(scalar ?? "&")
    rest = rest[(mark + 1 + length)...]
  }
  return text + String(decoding: rest, as: UTF8.self)
}

/// What the bytes behind an `&` stand for and how many of them belong to it; nil and 0 for no reference.
private func reference(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar?, Int) {
  let body = bytes.prefix {
    $0 < 0x80 && ($0 == UInt8(ascii: "#") || ($0 | 0x20) >= 0x61 || (0x30...0x39).contains($0))
  }
  let isEnded = body.endIndex < bytes.endIndex && bytes[body.endIndex] == UInt8(ascii: ";")
  let name = String(decoding: body, as: UTF8.self)
  let length = body.count + (isEnded ? 1 : 0)
  if name.hasPrefix("#") {
    let isHexadecimal = name.dropFirst().first.map { $0 == "x" || $0 == "X" } ?? false
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    guard let value = UInt32(digits, radix: isHexadecimal ? 16 : 10), value > 0 else { return (nil, 0) }
    if let old = windows1252[value] { return (old, length) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
  if isEnded, let scalar = names[name] { return (scalar, length) }
  guard let short = endingAnyhow.first(where: { name.hasPrefix($0) }) else { return (nil, 0) }
  return (names[short], short.utf8.count)
}
