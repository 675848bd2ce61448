import Foundation
import Logging
import PostgreSQL
import TestSupport
import Testing

@testable import CareGaugeStore

/// What a person reads when the private cluster cannot run.
struct ClusterFaultTests {
  @Test func dataOfAnotherVersionAreLeftAlone() async throws {
    try await withTemporaryFolder { folder in
      let data = folder.appending(path: "pg/data")
      try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
      try Data("13\n".utf8).write(to: data.appending(path: "PG_VERSION"))
      let fault = try await clusterFault { try await TestCluster.make(folder).start() }
      #expect(fault.code == .otherVersion)
      #expect(
        fault.description.hasPrefix(
          "the data in \(folder.path)/pg were made by PostgreSQL 13, whose programs are not under /usr/lib/postgresql ("
        ))
      #expect(
        fault.description.hasSuffix(
          "); install them with: apt-get install postgresql-13, or upgrade the data with pg_upgrade"))
    }
  }

  @Test func missingProgramsAreNamedWithTheirPackage() async throws {
    try await withTemporaryFolder { folder in
      let fault = try await clusterFault { try await TestCluster.make(folder, installations: folder.path).start() }
      #expect(fault.code == .programsMissing)
      #expect(
        fault.description
          == """
          PostgreSQL 15 or later is not installed under \(folder.path); install it with: apt-get install postgresql
          """)
    }
  }

  @Test func aFolderTooDeepForASocketIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let deep = folder.appending(path: String(repeating: "x", count: 90))
      let fault = try await clusterFault { try await TestCluster.make(deep).start() }
      #expect(fault.code == .pathTooLong)
      let length = deep.path.utf8.count + "/pg/run/.s.PGSQL.5432".utf8.count
      #expect(
        fault.description
          == """
          the folder \(deep.path)/pg is too deep for PostgreSQL's socket: \(length) bytes, at most 107; give a shorter one
          """)
    }
  }

  @Test func aFolderThatCannotBeMadeIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let file = folder.appending(path: "file")
      try Data().write(to: file)
      let fault = try await clusterFault { try await TestCluster.make(file).start() }
      #expect(fault.code == .folderUnusable)
      #expect(
        fault.description
          == """
          cannot make the folder \(file.path)/pg: Not a directory; give PostgreSQL a folder that it may write to
          """)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root has another user run the server"))
  func aFolderBelowAClosedOneIsRefused() async throws {
    try await withTemporaryFolder { folder in
      chmod(folder.path, 0o700)
      let fault = try await clusterFault {
        try await TestCluster.make(folder).start()
      }
      #expect(fault.code == .folderUnusable)
      #expect(
        fault.description
          == """
          the user postgres cannot write to \(folder.path)/pg; a folder above it is closed to others, \
          so give one such as /var/lib/caregauge/postgresql
          """)
    }
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a folder to somebody else"))
  func aFolderOfSomebodyElseIsRefused() async throws {
    try await withTemporaryFolder { folder in
      let path = folder.appending(path: "pg").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      chown(path, 1, 1)
      let fault = try await clusterFault { try await TestCluster.make(folder).start() }
      #expect(fault.code == .folderUnusable)
      #expect(
        fault.description
          == """
          the folder \(path) belongs to user number 1, not to the one that runs the service (0); \
          write another folder at database: {private: …}, or change it with: chown 0 \(path)
          """)
    }
  }

  @Test func dataThatCannotBeMadeLeaveNothingBehind() async throws {
    try await withTemporaryFolder { folder in
      // A full disk, as initdb tells of it.
      let programs = folder.appending(path: "versions/15/bin")
      try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
      let script = """
        #!/bin/sh
        mkdir "$2" && echo half >"$2/PG_VERSION"
        echo 'initdb: error: could not write to file "pg_wal/xlogtemp": No space left on device' >&2
        exit 1

        """
      for name in ["initdb", "postgres"] {
        let program = programs.appending(path: name)
        try Data(script.utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
      }
      let cluster = TestCluster.make(folder, installations: folder.appending(path: "versions").path)
      let fault = try await clusterFault { try await cluster.start() }
      #expect(fault.code == .initialisationFailed)
      #expect(
        fault.description
          == """
          PostgreSQL's data cannot be made in \(folder.path)/pg (exit status 1): initdb: error: could not write to \
          file "pg_wal/xlogtemp": No space left on device; log: \(folder.path)/pg/server.log
          """)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "pg").path)
      #expect(left.sorted() == ["lock", "run", "server.log"])

      // The same folder serves once there is room, also when a start was broken off without any word.
      let unfinished = folder.appending(path: "pg/data.unfinished")
      try FileManager.default.createDirectory(at: unfinished, withIntermediateDirectories: true)
      try Data().write(to: unfinished.appending(path: "half"))
      let second = TestCluster.make(folder)
      let connection = try await Connection.open(try await second.start())
      #expect(try await connection.query("select 1").count == 1)
      await second.stop()
    }
  }

  @Test func aServerThatSomebodyElseStartedIsNotTouched() async throws {
    try await withTemporaryFolder { folder in
      let cluster = TestCluster.make(folder)
      try await cluster.start()
      await cluster.stop()
      let user = try ServerUser.current()
      let home = ClusterFolder(folder.appending(path: "pg").path)
      let programs = try Installation.find(for: home.version(), root: "/usr/lib/postgresql", folder: home.path).programs
      let other = try await ChildProcess.start(
        user.prefix(deathSignal: "SIGINT") + ["\(programs)/postgres", "-D", home.data, "-k", home.run]
          + ["-c", "listen_addresses="],
        environment: ClusterMaker.environment, output: home.log)
      #expect(try await soon { TestCluster.isRunning(folder) })
      let fault = try await clusterFault { try await cluster.start() }
      #expect(fault.code == .foreignServer)
      #expect(
        fault.description
          == """
          a PostgreSQL that CareGauge did not start (process \(other.identifier)) uses \(home.data); \
          stop it with: kill -INT \(other.identifier), or write another folder at database: {private: …}
          """)
      #expect(other.ended == nil)
      other.send(SIGINT)
      #expect(try await other.exit() == .code(0))
      try await cluster.start()
      await cluster.stop()
    }
  }

  @Test func aServerThatRefusesItsSettingsSaysWhy() async throws {
    try await withTemporaryFolder { folder in
      var options = ClusterOptions()
      options.isDurable = false
      options.settings = ["shared_buffers": "lots"]
      let path = folder.appending(path: "pg").path
      let cluster = PrivateCluster(folder: path, options: options, log: Logger(label: "test"))
      let fault = try await clusterFault { try await cluster.start() }
      #expect(fault.code == .startFailed)
      #expect(
        fault.description
          == """
          PostgreSQL in \(path)/data did not start (exit status 1): FATAL:  invalid value for parameter \
          "shared_buffers": "lots"; log: \(path)/server.log
          """)
    }
  }
}
