/// How one kind of value is written: what to ask a person for, and how to read it.
struct Form<Value> {
  /// What to write, as the object of a sentence: `a time span such as 60s, 30m, 1h or 7d`.
  let example: String
  /// Reads a scalar's text; `plain` when it stands without quotation marks.
  let read: (_ text: String, _ plain: Bool) -> Result<Value, Misfit>

  init(_ example: String, read: @escaping (_ text: String, _ plain: Bool) -> Result<Value, Misfit>) {
    self.example = example
    self.read = read
  }

  /// A form whose every misfit is answered by the example alone.
  init(_ example: String, _ read: @escaping (_ text: String) -> Value?) {
    self.init(example) { text, _ in read(text).map { .success($0) } ?? .failure(Misfit()) }
  }

  /// The same form with a further condition or another type.
  func then<Other>(_ change: @escaping (Value) -> Result<Other, Misfit>) -> Form<Other> {
    Form<Other>(example) { text, plain in read(text, plain).flatMap(change) }
  }

  func map<Other>(_ change: @escaping (Value) -> Other) -> Form<Other> { then { .success(change($0)) } }

  /// The same form with another request to a person.
  func asking(for example: String) -> Form { Form(example, read: read) }
}

/// Why a value does not fit its form.
struct Misfit: Error {
  /// Goes on after the value: `which has no unit`; empty when the example says enough.
  var because: String?
  /// What to write instead, when it can be told more exactly than by the form's example.
  var write: String?
  /// The value may hold a secret and is not quoted.
  var hidesValue: Bool

  init(_ because: String? = nil, write: String? = nil, hidesValue: Bool = false) {
    self.because = because
    self.write = write
    self.hidesValue = hidesValue
  }
}
