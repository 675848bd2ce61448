import FoundationEssentials
import Glibc

/// posix_spawn, with nothing of the service's left open, ignored or blocked.
package enum Spawn {
  /// `POSIX_SPAWN_SETSID`, which glibc shows to GNU programs only.
  private static let setSession: Int32 = 0x80

  /// Starts a program, looked up in `PATH`, in a session of its own.
  /// - Parameters:
  ///   - input: an open file to read from; without one there is nothing to read.
  ///   - output: the file to whose end it writes.
  package static func start(
    _ arguments: [String], environment: [String], input: Int32? = nil, output: String
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Whatever somebody opened without close-on-exec; the system ignores those that were closed since.
    let files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { Int32($0) }
    for file in files where file > 2 {
      posix_spawn_file_actions_addclose(&actions, file)
    }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    sigfillset(&all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    // A session of its own keeps the terminal's interrupt away from the server: the service stops it in good order.
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | setSession
    posix_spawnattr_setflags(&attributes, Int16(flags))

    let words = arguments.map { strdup($0) } + [nil]
    let variables = environment.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    var identifier = pid_t()
    let code = posix_spawnp(&identifier, arguments[0], &actions, &attributes, words, variables)
    guard code == 0 else { throw SystemFault(action: "start \(arguments[0])", code: code) }
    return identifier
  }
}

/// A call to the system that failed.
struct SystemFault: Error, CustomStringConvertible {
  let action: String
  let code: Int32

  var description: String { "cannot \(action): \(String(cString: strerror(code)))" }
}
