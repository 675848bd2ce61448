import CLibFuzzer
import Foundation

// The program that `ops/fuzz` runs: libFuzzer with the reader that the environment names, its flags as arguments.

guard FuzzedReader.chosen != nil else {
  let readers = FuzzedReader.allCases.map(\.rawValue).joined(separator: " ")
  print("Set CAREGAUGE_FUZZED_READER to one of: \(readers)")
  exit(2)
}
var argumentCount = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
exit(LLVMFuzzerRunDriver(&argumentCount, &arguments) { takeInput($0, $1) })
