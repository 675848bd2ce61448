import CareGaugeModel
import Foundation
import Logging
import Subprocess
import SystemPackage

/// One run of one program, from its start until no process of it is left.
struct AdapterRun: Sendable {
  let host: AdapterHost
  let order: AdapterOrder
  let id: String
  let request: [UInt8]
  let machine: CollectionMachine
  let progress: @Sendable (Int, Int) -> Void

  /// What came of a run.
  struct Verdict: Sendable {
    var answer: Result<Dialogue.Answer, CollectionFault>
    var outcome = CollectionOutcome()
    /// Whether the program was gone before anything was done to it.
    var endedItself = false

    init(_ answer: Result<Dialogue.Answer, CollectionFault>) {
      self.answer = answer
      if case .failure(let fault) = answer { outcome.fault = fault }
    }
  }

  /// Runs the program. `decide` is asked once everything is there; its answer goes to the adapter.
  func perform(_ decide: @Sendable (Dialogue.Reported) async -> Decision?) async -> Verdict {
    do throws(CollectionFault) {
      let program = try host.search.find(order.program)
      let confinement = try host.confinement.running(as: order.user)
      if let path = program.first { try confinement.checkAccess(to: path) }
      let scratch = try ScratchFolder(user: confinement.user)
      defer { scratch.remove() }
      try host.ledger?.add(id, scratch: scratch)
      defer { host.ledger?.remove(id) }
      let pipes = try Pipes()
      return await start(confinement.command(program, limits: order.limits), in: scratch, pipes, decide)
    } catch {
      return Verdict(.failure(error))
    }
  }

  private func start(
    _ command: [String], in scratch: ScratchFolder, _ pipes: Pipes,
    _ decide: @Sendable (Dialogue.Reported) async -> Decision?
  ) async -> Verdict {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: order.limits.grace)]
    let sweep = ProcessSweep(collection: id)
    do {
      let result = try await Subprocess.run(
        .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())),
        environment: .custom(environment(home: scratch.path)), workingDirectory: FilePath(scratch.path),
        platformOptions: options,
        input: .fileDescriptor(FileDescriptor(rawValue: pipes.input.theirs), closeAfterSpawningProcess: true),
        output: .fileDescriptor(FileDescriptor(rawValue: pipes.output.theirs), closeAfterSpawningProcess: true),
        error: .fileDescriptor(FileDescriptor(rawValue: pipes.error.theirs), closeAfterSpawningProcess: true)
      ) { execution in
        let group = pid_t(execution.processIdentifier.value)
        var verdict = await converse(over: pipes, decide)
        if case .failure(let fault) = verdict.answer { verdict.endedItself = await end(group, after: fault) }
        await onOwnThread { _ in sweep.killAll(group: group) }
        return verdict
      }
      await onOwnThread { _ in sweep.killAll(group: nil) }
      var verdict = result.closureResult
      let ending = text(result.terminationStatus)
      verdict.outcome.collection = id
      verdict.outcome.ending = ending
      if case .failure(let fault) = verdict.answer {
        let explained = fault.explained(by: verdict.endedItself ? ending : nil)
        verdict.answer = .failure(explained)
        verdict.outcome.fault = explained
      }
      return verdict
    } catch {
      let reason = "\(command[0]) could not be started: \(error)"
      for end in [pipes.input.ours, pipes.output.ours, pipes.error.ours] { _ = close(end) }
      return Verdict(.failure(CollectionFault(.notStarted, reason)))
    }
  }

  /// Lets the program clean up after a fault: SIGTERM, and time until the group is killed.
  ///
  /// - Returns: whether the program had ended by itself.
  private func end(_ group: pid_t, after fault: CollectionFault) async -> Bool {
    let grace = order.limits.grace
    return await onOwnThread { _ in
      // A program that ends closes its output a moment before it is gone.
      if fault.code == .noEnd, ProcessSweep.waitForEnd(of: group, atMost: .seconds(1)) { return true }
      kill(-group, SIGTERM)
      _ = ProcessSweep.waitForEnd(of: group, atMost: grace)
      return false
    }
  }

  private func converse(
    over pipes: Pipes, _ decide: @Sendable (Dialogue.Reported) async -> Decision?
  ) async -> Verdict {
    let deadline = ContinuousClock.now + order.limits.time
    var log = host.log
    log[metadataKey: "adapter"] = "\(order.adapter)"
    log[metadataKey: "collection"] = "\(id)"
    let fresh = Dialogue(
      pipes, request: request, machine: machine, errorLines: ErrorLines(log: log, limit: order.limits.log),
      progress: progress)
    let (dialogue, answer, reported) = await onOwnThread {
      isCancelled -> (Dialogue, Result<Dialogue.Answer, CollectionFault>, Dialogue.Reported?) in
      var dialogue = fresh
      do throws(CollectionFault) {
        let answer = try dialogue.listen(until: deadline, stop: isCancelled)
        let reported = answer == .finished ? dialogue.finish() : nil
        return (dialogue, .success(answer), reported)
      } catch {
        dialogue.closeAll()
        return (dialogue, .failure(error), nil)
      }
    }
    var verdict = Verdict(answer)
    guard case .success = answer else { return verdict }
    var decision: Decision?
    if let reported {
      verdict.outcome.note(reported)
      decision = await decide(reported)
    }
    if case .refuse(let reason) = decision { verdict.outcome.fault = CollectionFault(.notStored, reason) }
    let word: [UInt8]
    do throws(CollectionFault) {
      word = try decision.map { decision throws(CollectionFault) in try RequestLine.decision(id: id, decision) } ?? []
    } catch {
      word = []
    }
    let leave = ContinuousClock.now + order.limits.grace
    await onOwnThread { isCancelled in
      var last = dialogue
      last.close(with: word, until: leave, stop: isCancelled)
      last.closeAll()
    }
    return verdict
  }

  private func environment(home: String) -> [Subprocess.Environment.Key: String] {
    let variables = host.environment(home: home, collection: id)
    return Dictionary(
      uniqueKeysWithValues: variables.map { (Subprocess.Environment.Key(stringLiteral: $0.key), $0.value) })
  }

  private func text(_ status: TerminationStatus) -> String {
    switch status {
    // The shell in front says a signal as 128 and its number.
    case .exited(let code) where host.confinement.hasOwnProcesses && code > 128: "signal \(code - 128)"
    case .exited(let code): "status \(code)"
    case .signaled(let signal): "signal \(signal)"
    }
  }
}
