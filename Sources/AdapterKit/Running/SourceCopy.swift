import CareGaugeCollector
import CareGaugeModel
import Foundation

/// A copy of what the options name as paths, so that no vector touches the real source.
struct SourceCopy: Sendable {
  /// More than this is not copied; a sample is enough for a check.
  static let largest = 256 << 20
  static let mostFiles = 20_000

  let root: String
  /// The options with the paths of the copy.
  let options: [String: OptionValue]
  /// The path that is damaged where a vector asks for it; nil where no option names one that exists.
  let main: String?

  /// Paths where nothing is get a place in the copy too: the program may write there.
  init(_ options: [String: OptionValue], of adapter: DescribedAdapter) throws {
    root = try SourceCopy.newFolder()
    var copied = options
    var sources: [(path: String, required: Bool)] = []
    for option in adapter.options where option.type == "path" {
      guard case .text(let path)? = options[option.name], !path.isEmpty else { continue }
      let name = URL(filePath: path).lastPathComponent
      let place = "\(root)/\(option.name)"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      let copy = "\(place)/\(name.isEmpty || name == "/" || name == "." || name == ".." ? "source" : name)"
      if FileManager.default.fileExists(atPath: path) {
        try SourceCopy.copy(URL(filePath: path).resolvingSymlinksInPath().path, to: copy)
        sources.append((copy, option.required))
      }
      SourceCopy.open(place)
      copied[option.name] = .text(copy)
    }
    self.options = copied
    main = (sources.first(where: \.required) ?? sources.first)?.path
  }

  func remove() {
    // What was made unreadable must become removable again.
    SourceCopy.open(root)
    try? FileManager.default.removeItem(atPath: root)
  }

  private static func newFolder() throws -> String {
    var name = Array("/tmp/caregauge-check-XXXXXX".utf8CString)
    guard mkdtemp(&name) != nil else {
      throw KitFault("no folder can be made in /tmp: \(String(cString: strerror(errno)))")
    }
    let path = String(decoding: name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    // Programs run as another user.
    chmod(path, 0o755)
    return path
  }

  private static func copy(_ source: String, to target: String) throws {
    let files = FileManager.default
    var bytes = 0
    let names = files.subpaths(atPath: source) ?? []
    guard names.count <= mostFiles else {
      throw KitFault("\(source) holds more than \(mostFiles) files; check the adapter with a smaller sample")
    }
    for name in [""] + names.map({ "/" + $0 }) {
      bytes += (try? files.attributesOfItem(atPath: source + name)[.size] as? Int) ?? 0
    }
    guard bytes <= largest else {
      throw KitFault("\(source) holds more than \(largest >> 20) MiB; check the adapter with a smaller sample")
    }
    do { try files.copyItem(atPath: source, toPath: target) } catch {
      throw KitFault("\(source) cannot be copied: \(error.localizedDescription)")
    }
    // Times of files are times of receipt, and folders last, because writing into them changes theirs.
    for name in names.map({ "/" + $0 }).reversed() + [""] {
      guard let time = try? files.attributesOfItem(atPath: source + name)[.modificationDate] else { continue }
      try? files.setAttributes([.modificationDate: time], ofItemAtPath: target + name)
    }
  }

  /// Lets everybody read and write, so that a program that writes where it must not is caught doing so.
  private static func open(_ path: String) {
    chmod(path, 0o777)
    for name in FileManager.default.subpaths(atPath: path) ?? [] {
      var status = stat()
      guard lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT != S_IFLNK else { continue }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      chmod(path + "/" + name, isFolder || status.st_mode & 0o111 != 0 ? 0o777 : 0o666)
    }
  }

  /// What the copy holds: names, kinds, sizes, times and contents.
  func fingerprint() -> [String: String] {
    var found: [String: String] = [:]
    for name in FileManager.default.subpaths(atPath: root) ?? [] {
      var status = stat()
      guard lstat(root + "/" + name, &status) == 0 else { continue }
      let isFile = status.st_mode & S_IFMT == S_IFREG
      let bytes = isFile ? FileManager.default.contents(atPath: root + "/" + name) ?? Data() : Data()
      let time = isFile ? "\(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)" : ""
      let digest = bytes.reduce(into: UInt64(14_695_981_039_346_656_037)) {
        $0 = ($0 ^ UInt64($1)) &* 1_099_511_628_211
      }
      found[name] = "\(status.st_mode) \(bytes.count) \(time) \(digest)"
    }
    return found
  }
}
