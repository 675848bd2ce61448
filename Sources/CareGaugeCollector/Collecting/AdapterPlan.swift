import CareGaugeModel

/// One adapter of the configuration: what is run, how often, within which limits.
package struct AdapterPlan: Sendable {
  package var name: String
  package var program: AdapterProgram
  package var every: Duration
  package var options: [String: OptionValue]
  package var limits: AdapterLimits
  /// The user that the program runs as where the service may choose; nil takes the host's.
  package var user: String?

  package init(
    name: String, program: AdapterProgram, every: Duration = .seconds(3600), options: [String: OptionValue] = [:],
    limits: AdapterLimits = AdapterLimits(), user: String? = nil
  ) {
    self.name = name
    self.program = program
    self.every = every
    self.options = options
    self.limits = limits
    self.user = user
  }
}
