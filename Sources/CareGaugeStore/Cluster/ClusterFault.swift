/// Why the private PostgreSQL cannot run, with what a person can do about it.
package struct ClusterFault: Error, CustomStringConvertible, Sendable {
  package enum Code: String, Sendable, CaseIterable {
    /// PostgreSQL's programs, or `setpriv`, are not installed.
    case programsMissing = "programs_missing"
    /// The folder was made by another major version.
    case otherVersion = "other_version"
    case folderUnusable = "folder_unusable"
    case pathTooLong = "path_too_long"
    /// The user that PostgreSQL would run as does not exist.
    case userMissing = "user_missing"
    case initialisationFailed = "initialisation_failed"
    case startFailed = "start_failed"
    /// A server that CareGauge did not start uses the folder.
    case foreignServer = "foreign_server"
  }

  package let code: Code
  package let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
