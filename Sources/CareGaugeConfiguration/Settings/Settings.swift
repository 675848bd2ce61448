import CareGaugeModel
import YAML

/// Everything that an operator sets, checked: what is here can be used as it is.
package struct Settings: Hashable, Sendable {
  /// The configuration file, as it was given.
  package var file: String
  /// The zone in which days are counted; Asia/Shanghai unless set.
  package var zone: Zone
  /// Where people reach the service, for links in mails, without a final slash.
  package var externalURL: String?
  package var database: DatabaseSettings
  package var http: HTTPSettings
  package var catalogues: CatalogueFiles
  /// Folders in which adapter programs are looked for, after the service's own.
  package var adaptersPath: [String]
  package var adapters: [AdapterSettings]
  package var rules: [ThresholdRule]
  /// Nil when nobody is to be told anything.
  package var alerting: AlertingSettings?
  package var inboxes: [ManualInbox]
  /// How mails leave; there whenever a receiver has an e-mail address.
  package var email: EmailSettings?
  /// Where values stand that only the machine can tell to be right: `adapters.ningxia.program`,
  /// `adapters.ningxia.options.inbox`, `inboxes.ningxia`.
  package var places: [String: Place]
  /// What was read, for the store; empty where the catalogues were only listed.
  package var texts = ConfigurationTexts()
}

/// The catalogue files of a configuration.
package struct CatalogueFiles: Hashable, Sendable {
  /// What the patterns under `catalogues` match, each file once.
  package var files: [String]
  /// The files of `catalogues.d` beside the configuration, whose rows replace earlier ones of the same id.
  package var overrides: [String]

  package init(files: [String], overrides: [String]) {
    self.files = files
    self.overrides = overrides
  }
}

/// A file in which a region's tasks are entered by hand, with the columns `target,day,evidence,name`.
package struct ManualInbox: Hashable, Sendable {
  package var region: RegionID
  package var path: String

  package init(region: RegionID, path: String) {
    self.region = region
    self.path = path
  }
}

/// Reads a configuration file; every fault is reported in one run, and there are settings only when there is none.
///
/// Relative paths begin at `workingFolder`, or the process's own. Secrets are read from their files, catalogues are only listed. With `isClockMoved` (`--now`) receivers at an
/// Alertmanager are faults, because it judges by the real time.
package func readSettings(
  file: String, workingFolder: String? = nil, isClockMoved: Bool = false
) -> (Settings?, [ConfigurationFault]) {
  let reading = SettingsReading(file: file, workingFolder: workingFolder, isClockMoved: isClockMoved)
  let settings = reading.read()
  let faults = ConfigurationFault.sorted(reading.log.faults)
  return (faults.isEmpty ? settings : nil, faults)
}

/// Reads a configuration file and its catalogues, and checks the one against the other: what `caregauge check` does.
///
/// The catalogue is as full as the faults allow; use neither part while there are faults.
package func readConfiguration(
  file: String, workingFolder: String? = nil, isClockMoved: Bool = false
) -> (settings: Settings?, catalogue: Catalogue, faults: [ConfigurationFault]) {
  let reading = SettingsReading(file: file, workingFolder: workingFolder, isClockMoved: isClockMoved)
  var settings = reading.read()
  let files = reading.catalogues
  let catalogues = CatalogueReading(
    files: files.files, overrides: files.overrides, log: reading.log, isComplete: reading.areCataloguesFound)
  reading.checkReferences(in: catalogues)
  let faults = ConfigurationFault.sorted(reading.log.faults)
  if let read = settings { settings?.texts = ConfigurationTexts(read, read: reading.log.files) }
  return (faults.isEmpty ? settings : nil, catalogues.catalogue, faults)
}

/// The keys of a configuration, for whoever has to name all that there are.
package func configurationKeys(file: String, workingFolder: String? = nil) -> ConfigurationKeys {
  let reading = SettingsReading(file: file, workingFolder: workingFolder, isClockMoved: false)
  _ = reading.read()
  return reading.log.keys
}
