internal import Foundation
internal import HuiyinText

/// The machine and the versions a run was made with.
struct Machine {
  let cpu: String
  let cores: Int
  /// How many programs wanted a core in the last minute.
  let load: String
  let os: String
  let swift: String
  let icu: String
  /// The commit of the folder the program runs in, with a `+` where files differ from it.
  let commit: String

  /// This machine, now; what cannot be found out is `unknown`.
  static var here: Machine {
    Machine(
      cpu: value(of: "model name", in: "/proc/cpuinfo", after: ":") ?? unknown,
      cores: ProcessInfo.processInfo.activeProcessorCount,
      load: file("/proc/loadavg").split(separator: " ").first.map(String.init) ?? unknown,
      os: value(of: "PRETTY_NAME", in: "/etc/os-release", after: "=")
        ?? ProcessInfo.processInfo.operatingSystemVersionString,
      swift: swiftVersion, icu: ICU.version, commit: commitHere)
  }

  private static let unknown = "unknown"

  private static func file(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
  }

  /// What stands behind `key` in the file `path`, without quotes and blanks around.
  private static func value(of key: String, in path: String, after mark: Character) -> String? {
    let line = file(path).split(separator: "\n").first { $0.hasPrefix(key) }
    return line?.split(separator: mark, maxSplits: 1).last
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" \t")) }
  }

  private static var swiftVersion: String {
    let line = Shell.firstLine(of: "swift", ["--version"]) ?? ""
    return line.firstMatch(of: /Swift version ([0-9.]+)/).map { String($0.output.1) } ?? unknown
  }

  private static var commitHere: String {
    guard let commit = Shell.firstLine(of: "git", ["rev-parse", "--short", "HEAD"]) else { return unknown }
    let change = Shell.firstLine(of: "git", ["status", "--porcelain", "--untracked-files=no"])
    return commit + (change == nil ? "" : "+")
  }
}
