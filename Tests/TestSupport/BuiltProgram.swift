import Foundation

/// The program of that name which was built along with the tests, beside the test bundle.
/// - Throws: when it is not there, with the command that builds it.
package func builtProgram(_ name: String) throws -> URL {
  var folders = [Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent()].compactMap { $0 }
  // Under Swift Testing's own runner the bundle is a path among the arguments.
  let bundles = CommandLine.arguments.filter { $0.hasSuffix(".xctest") }
  folders += bundles.map { URL(filePath: $0).deletingLastPathComponent() }
  for folder in folders {
    let program = folder.appending(path: name)
    if FileManager.default.isExecutableFile(atPath: program.path) { return program }
  }
  let places = folders.map(\.path).joined(separator: ", ")
  throw TestSupportFault("\(name) is not in \(places); build it with: swift build --product \(name)")
}
