/// Which words stand in a ``DatedMapping``, and how their entries are written.
public struct MappingForm: Sendable {
  /// The words under `always`.
  public let always: [MappingWord]
  /// The words under each of `parts`.
  public let parts: [MappingWord]

  /// A form; without words for `parts` a file has none.
  public init(always: [MappingWord] = [], parts: [MappingWord] = []) {
    self.always = always
    self.parts = parts
  }
}

/// A word of a mapping, and how its entries are written.
public struct MappingWord: Sendable {
  enum Shape: Sendable {
    case texts(MappingField)
    case pairs(MappingField, MappingField)
    case rows([MappingField])
  }

  let name: String
  let shape: Shape

  /// `ends: [单位负责人, 填表人]`: each text is an entry with one field.
  public static func texts(_ name: String, _ field: MappingField) -> MappingWord {
    MappingWord(name: name, shape: .texts(field))
  }

  /// `areas: {兴庆区: "640104"}`: each key with its value is an entry with two fields.
  public static func pairs(_ name: String, _ key: MappingField, _ value: MappingField) -> MappingWord {
    MappingWord(name: name, shape: .pairs(key, value))
  }

  /// `columns: [{heading: 机构养老床位, indicator: institution_beds}]`: each map is an entry with a field for each key.
  public static func rows(_ name: String, _ fields: [MappingField]) -> MappingWord {
    MappingWord(name: name, shape: .rows(fields))
  }
}

/// A field of an entry: a text that has to be there, unless it is made by ``optional(_:)`` or ``list(_:)``.
public struct MappingField: Sendable, ExpressibleByStringLiteral {
  let name: String
  var isOptional = false
  var isList = false
  /// The only texts that may stand there; empty when any may.
  var choices: [String] = []

  /// A text that has to be there.
  public init(stringLiteral name: String) { self.name = name }

  /// A text that may be left out.
  public static func optional(_ name: String) -> MappingField {
    var field = MappingField(stringLiteral: name)
    field.isOptional = true
    return field
  }

  /// One text or a list of them; in a row it may be left out.
  public static func list(_ name: String) -> MappingField {
    var field = optional(name)
    field.isList = true
    return field
  }

  /// One of a few texts.
  public static func choice(_ name: String, of choices: [String]) -> MappingField {
    var field = MappingField(stringLiteral: name)
    field.choices = choices
    return field
  }
}
