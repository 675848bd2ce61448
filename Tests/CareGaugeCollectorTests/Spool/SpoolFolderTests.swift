import Foundation
import Synchronization
import Testing
import TestSupport

@testable import CareGaugeCollector

struct SpoolFolderTests {
  @Test func theFolderIsClosedToOthers() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/var/spool"
      let spool = try Spool(folder: path)
      try spool.append(SpoolSample.collection(1))
      #expect(try mode(path) == 0o700)
      #expect(try mode(path + "/0000000000000001-1.spool") == 0o600)
      chmod(folder.path, 0o755)
      _ = try Spool(folder: folder.path)
      #expect(try mode(folder.path) == 0o700)
    }
  }

  @Test func theFoldersAboveANewFolderArePutOnDisk() async throws {
    try await withTemporaryFolder { folder in
      let disk = TrialDisk()
      _ = try Spool(folder: folder.path + "/a/b//c/", sync: disk.sync)
      #expect(Set(disk.folders).isSuperset(of: ["", "/a", "/a/b"].map { folder.path + $0 }), "\(disk.folders)")
      let again = TrialDisk()
      _ = try Spool(folder: folder.path + "/a/b", sync: again.sync)
      #expect(again.folders.contains(folder.path + "/a"), "a killed process may have made it")
      let failing = TrialDisk()
      failing.fail(folders: EIO)
      #expect(
        spoolFault { try Spool(folder: folder.path + "/d", sync: failing.sync) } == """
          folder_unusable: the spool folder \(folder.path)/d cannot be made to last: Input/output error; give the \
          service a folder that it may write to, or make this one its own with chown and chmod 0700
          """)
    }
  }

  @Test func aFolderThatCannotBeWrittenIsRefusedAtOnceAndNotKeptLocked() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path
      let disk = TrialDisk()
      disk.fail(files: EROFS)
      #expect(
        spoolFault { try Spool(folder: path, sync: disk.sync) } == """
          folder_unusable: the spool folder cannot be used: \(path)/.trial.part cannot be written: Read-only file \
          system; let the service write to \(path)
          """)
      #expect(try names(in: path) == [])
      mkdir(path + "/.trial", 0o700)
      #expect(
        spoolFault { try Spool(folder: path) } == """
          folder_unusable: the spool folder cannot be used: \(path)/.trial cannot be removed: Is a directory; let the \
          service write to \(path)
          """)
      rmdir(path + "/.trial")
      let spool = try Spool(folder: path)
      #expect(try names(in: path) == [])
      try spool.append(SpoolSample.collection(1))
      #expect(try spool.drained() == ["c1"])
    }
  }

  @Test func whatWaitsOnAFullDiskIsStoredAllTheSame() async throws {
    try await withTemporaryFolder { folder in
      try Spool(folder: folder.path).append(SpoolSample.collection(1))
      let disk = TrialDisk()
      disk.fail(files: ENOSPC)
      let spool = try Spool(folder: folder.path, sync: disk.sync)
      #expect(
        spoolFault { try spool.append(SpoolSample.collection(2)) } == """
          full: \(folder.path)/0000000000000002-1.spool.part cannot be written: No space left on device; make room on \
          the disk
          """)
      #expect(try spool.drained() == ["c1"])
      #expect(try names(in: folder.path) == [])
    }
  }

  @Test func whatWasRefusedIsNotFoundLater() async throws {
    try await withTemporaryFolder { folder in
      let disk = TrialDisk()
      let spool = try Spool(folder: folder.path, sync: disk.sync)
      disk.fail(folders: EIO)
      #expect(
        spoolFault { try spool.append(SpoolSample.collection(1)) } == """
          not_written: \(folder.path)/0000000000000001-1.spool cannot be written: Input/output error; let the service \
          write to \(folder.path)
          """)
      #expect(try names(in: folder.path) == [])
      #expect((spool.count, spool.bytes) == (0, 0))
      disk.fail()
      try spool.append(SpoolSample.collection(2))
      #expect(try names(in: folder.path) == ["0000000000000002-1.spool"])
    }
  }

  @Test func aFileInTheFoldersPlaceAndAnotherProcessAreNamed() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.path + "/spool"
      try Data().write(to: URL(filePath: path))
      let remedy = "give the service a folder that it may write to, or make this one its own with chown and chmod 0700"
      #expect(
        spoolFault { try Spool(folder: path) }
          == "folder_unusable: the spool folder \(path) cannot be opened: Not a directory; \(remedy)")
      let spool = try Spool(folder: folder.path)
      #expect(
        spoolFault { try Spool(folder: folder.path) }
          == "in_use: the spool folder \(folder.path) is in use by another process; stop it, or give this one another database"
      )
      #expect(spool.count == 0)
    }
  }

  @Test func onlyWhatTheSpoolHadBegunIsRemoved() async throws {
    try await withTemporaryFolder { folder in
      let own = ["0000000000000001-1.spool.part", ".trial", ".trial.part"]
      let others = ["1.spool.part", "minutes.part", "minutes.txt"]
      for name in own + others { try Data("x".utf8).write(to: folder.appending(path: name)) }
      let spool = try Spool(folder: folder.path)
      #expect(try names(in: folder.path) == others)
      #expect((spool.count, spool.bytes) == (0, 0))
    }
  }

  private func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }
}

/// Puts files and folders on disk, or fails to.
final class TrialDisk: Sendable {
  private struct State {
    var folders: [String] = []
    var fileError: Int32?
    var folderError: Int32?
  }
  private let state = Mutex(State())

  /// The folders that were to be put on disk.
  var folders: [String] { state.withLock { $0.folders } }

  /// From now on fails with these error numbers.
  func fail(files: Int32? = nil, folders: Int32? = nil) {
    state.withLock { ($0.fileError, $0.folderError) = (files, folders) }
  }

  var sync: @Sendable (Int32) -> Int32 {
    { [self] handle in
      var status = stat()
      guard fstat(handle, &status) == 0 else { return -1 }
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      let error: Int32? = state.withLock { state in
        if isFolder, let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(handle)") {
          state.folders.append(path)
        }
        return isFolder ? state.folderError : state.fileError
      }
      guard let error else { return fsync(handle) }
      errno = error
      return -1
    }
  }
}
