/// The same sequence on every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// Makes lines as adapters write them, and as they should not.
enum LineMaker {
  private static let texts = [
    #""14:3""#, #""1,203""#, #""市民政局""#, #""\u5e02\t\"民政\"""#, #""😀""#, #""\ud83d\ude00""#, #""""#, #""a\\b\/c""#,
    #""第 3 行""#, #""\u00e9""#, #""long text that does not fit in sixteen bytes""#,
  ]
  private static let numbers = [
    "0", "-0", "1203", "12.5", "-3.25", "0.5766", "1e3", "1E-7", "9007199254740993", "123456789012345678901234567890",
    "0.1", "1.7976931348623157e308", "5e-324", "2.2250738585072011e-308", "0.000000000000000000000000000001",
    "8.5e+22", "1000000000000000000000", "179769313486231580793e289",
  ]
  private static let others = [
    "true", "false", "null", "[]", "{}", #"[1,{"a":[null,true]},"x"]"#, #"{"a":{"b":[]},"c":-1.5e2}"#, "[[[[[[1]]]]]]",
  ]
  private static let extra = ["x", "unit", "note", "值"]

  static func line(
    _ indicators: [String], _ areas: [String], _ random: inout some RandomNumberGenerator
  ) -> [UInt8] {
    var members = [
      #""id":"91ab""#, #""type":"reading""#, #""report":"r1""#,
      #""indicator":"\#(pick(indicators, &random))""#, #""area":"\#(pick(areas, &random))""#,
      #""value":\#(pick(numbers, &random))"#,
    ]
    if Bool.random(using: &random) { members.append(#""place":\#(pick(texts, &random))"#) }
    if Bool.random(using: &random) { members.append(#""raw":\#(pick(texts, &random))"#) }
    if Int.random(in: 0..<4, using: &random) == 0 {
      members.append(#""\#(pick(extra, &random))":\#(pick(others + texts + numbers, &random))"#)
    }
    if Int.random(in: 0..<4, using: &random) == 0 {
      members.append(#""numerator":\#(pick(numbers, &random)),"denominator":\#(pick(numbers, &random))"#)
    }
    if Bool.random(using: &random) { members.shuffle(using: &random) }
    let space = Int.random(in: 0..<6, using: &random) == 0 ? " \t" : ""
    return Array(("{" + space + members.joined(separator: "," + space) + space + "}" + space).utf8)
  }

  /// Changes, drops, repeats or adds a byte or a run of bytes.
  static func mutate(_ line: inout [UInt8], _ random: inout some RandomNumberGenerator) {
    let place = Int.random(in: 0..<line.count, using: &random)
    let structural = Array(#"{}[]",:\0123456789.eE+-tfnu "#.utf8)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: line[place] = UInt8.random(in: 0...255, using: &random)
    case 1: line.remove(at: place)
    case 2: line.insert(pick(structural, &random), at: place)
    case 3: line[place] = pick(structural, &random)
    case 4: line.replaceSubrange(place..<min(line.count, place + Int.random(in: 1...9, using: &random)), with: [])
    default:
      let end = min(line.count, place + Int.random(in: 1...30, using: &random))
      line.insert(contentsOf: Array(line[place..<end]), at: Int.random(in: 0...line.count, using: &random))
    }
    if line.isEmpty { line = [0x7B] }
  }

  /// Whether a key of the first level stands twice, found by a reader of its own.
  static func hasRepeatedKey(_ line: [UInt8]) -> Bool {
    var keys: [[UInt8]] = []
    var depth = 0
    var start: Int?
    var isEscaped = false
    var last: [UInt8] = []
    for (offset, byte) in line.enumerated() {
      if let opened = start {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          last = Array(line[(opened + 1)..<offset])
          start = nil
        }
      } else {
        switch byte {
        case 0x22: start = offset
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D: depth -= 1
        case 0x3A where depth == 1: keys.append(last)
        default: break
        }
      }
    }
    return Set(keys).count < keys.count
  }

  private static func pick<Element>(_ list: [Element], _ random: inout some RandomNumberGenerator) -> Element {
    list[Int.random(in: 0..<list.count, using: &random)]
  }
}
