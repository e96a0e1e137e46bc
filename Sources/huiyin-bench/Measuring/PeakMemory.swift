internal import Foundation
internal import Huiyin

/// The most memory a process held at once.
enum PeakMemory {
  /// The most bytes this process was resident with so far; nil where the system does not say.
  static var ofThisProcess: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.split { !("0"..."9").contains($0) }.first ?? "") }.map { $0 * 1024 }
  }

  /// The same of a new process that does nothing but sort the notes of `table`: this one holds what other measures need.
  /// - Throws: `HuiyinError` where the process cannot be run.
  static func ofProcess(
    classifying table: String, to output: String, _ lexicon: String, _ jobs: Int
  ) throws -> Int {
    let arguments = [
      "peak", table, "--lexicon", lexicon, "--output", output, "--threads", String(jobs),
    ]
    guard let printed = Shell.firstLine(of: Shell.thisProgram, arguments), let bytes = Int(printed) else {
      throw HuiyinError(
        Problem(
          .unreadableFile, "a process that measures memory said no number", at: Location(file: "peak"),
          hint: "memory is measured on Linux only: leave it out with --only"))
    }
    return bytes
  }
}
