import Foundation

/// A new plugin folder that builds, runs and passes `caregauge adapter check` as it is.
package struct Scaffold: Sendable {
  package enum Language: String, Sendable, CaseIterable { case swift, python, shell }

  package let name: String
  package let language: Language
  /// The CareGauge package that a Swift adapter is built with.
  let sdk: PackageReference?

  /// - Parameter sdk: a path or URL; needed for Swift alone.
  /// - Throws: `KitFault` for a name that adapters cannot have, and for Swift without `sdk`.
  package init(name: String, language: Language, sdk: PackageReference? = nil) throws(KitFault) {
    let letters = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
    guard letters, (1...40).contains(name.utf8.count), (0x61...0x7A).contains(name.utf8.first ?? 0) else {
      throw KitFault("\(name) cannot be an adapter's name; write small letters, digits and _, a letter first")
    }
    if language == .swift, sdk == nil {
      throw KitFault("a Swift adapter is built with the CareGauge package; name its folder or URL with --sdk")
    }
    self.name = name
    self.language = language
    self.sdk = sdk
  }

  /// `caregauge-adapter-<name>`, as the collector looks for it.
  package var program: String { "caregauge-adapter-" + name.replacing("_", with: "-") }

  /// What stands behind `caregauge adapter check`, from the folder that holds the plugin's.
  package var command: String {
    language == .swift ? "\(name)/.build/debug/\(program)" : "\(name)/Sources/\(program)"
  }

  /// Writes the folder into another, all or nothing.
  /// - Throws: `KitFault` when something of that name is there already, or cannot be written.
  package func write(into folder: String) throws(KitFault) {
    let (target, part) = ("\(folder)/\(name)", "\(folder)/.\(name).part")
    let files = FileManager.default
    guard !files.fileExists(atPath: target) else {
      throw KitFault(
        "\(target) is there already; nothing was written. Choose another name, or another folder with --into")
    }
    do {
      if files.fileExists(atPath: part) { try files.removeItem(atPath: part) }
      for file in self.files {
        let path = URL(filePath: "\(part)/\(file.path)")
        try files.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: path)
        if file.isExecutable { chmod(path.path, 0o755) }
      }
      try files.moveItem(atPath: part, toPath: target)
    } catch {
      try? files.removeItem(atPath: part)
      throw KitFault("\(target) cannot be written: \(error.localizedDescription)")
    }
  }
}

/// One file of a scaffold.
struct ScaffoldFile: Sendable {
  var path: String
  var text: String
  var isExecutable = false
}

/// The CareGauge package, as a Swift package names what it depends on.
package enum PackageReference: Sendable, Hashable {
  case path(String)
  case url(String)

  package init(_ text: String) { self = text.contains("://") || text.hasPrefix("git@") ? .url(text) : .path(text) }

  var dependency: String {
    switch self {
    case .path(let path): ".package(path: \"\(path)\")"
    case .url(let url): ".package(url: \"\(url)\", branch: \"main\")"
    }
  }

  /// What SwiftPM calls the package.
  var identity: String {
    let text =
      switch self {
      case .path(let text), .url(let text): text
      }
    let last = text.split(separator: "/").last.map(String.init) ?? "caregauge"
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }
}
