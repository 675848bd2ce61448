/// A value of an adapter's `options`, as configuration and protocol carry it.
public indirect enum OptionValue: Hashable, Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([OptionValue])
  case map([String: OptionValue])
}
