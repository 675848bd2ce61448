import CareGaugeCollector
import Foundation
import Subprocess
import SystemPackage

/// One run of the program under one vector's conditions.
struct ProgramRun: Sendable {
  var launch: AdapterLaunch
  var environment: [String: String]
  var folder: String
  var patience = Patience()

  init(_ launch: AdapterLaunch, patience: Patience) {
    self.launch = launch
    environment = launch.environment
    folder = launch.home
    self.patience = patience
  }

  /// Runs the program from its start until no process of it is left.
  func perform(_ steps: [Step], id: String) async throws -> Recording {
    defer { launch.remove() }
    var options = PlatformOptions()
    options.createSession = true
    let (launch, patience) = (launch, patience)
    let variables = environment.map { (Subprocess.Environment.Key(stringLiteral: $0.key), $0.value) }
    do {
      let pipes = try Pipes()
      let result = try await Subprocess.run(
        .path(FilePath(launch.command[0])), arguments: Arguments(Array(launch.command.dropFirst())),
        environment: .custom(Dictionary(uniqueKeysWithValues: variables)), workingDirectory: FilePath(folder),
        platformOptions: options,
        input: .fileDescriptor(FileDescriptor(rawValue: pipes.input.theirs), closeAfterSpawningProcess: true),
        output: .fileDescriptor(FileDescriptor(rawValue: pipes.output.theirs), closeAfterSpawningProcess: true),
        error: .fileDescriptor(FileDescriptor(rawValue: pipes.error.theirs), closeAfterSpawningProcess: true)
      ) { execution in
        let group = pid_t(execution.processIdentifier.value)
        return await onOwnThread { _ in
          var conversation = Conversation(pipes, group: group, id: id, patience: patience)
          let recording = conversation.perform(steps)
          conversation.closeAll()
          launch.endAll(group: group)
          return recording
        }
      }
      var recording = result.closureResult
      if recording.ending != .overdue { recording.ending = ending(result.terminationStatus) }
      return recording
    } catch let fault as KitFault {
      throw fault
    } catch {
      throw KitFault("\(launch.command.joined(separator: " ")) could not be started: \(error)")
    }
  }

  private func ending(_ status: TerminationStatus) -> Recording.Ending {
    switch status {
    case .exited(let code) where launch.givesSignalsAsStatus && code > 128: .signal(Int(code) - 128)
    case .exited(let code): .status(Int(code))
    case .signaled(let signal): .signal(Int(signal))
    }
  }
}
