internal import FoundationEssentials
internal import Huiyin

#if canImport(Glibc)
  internal import Glibc
#endif

/// What a person should know of a run: on standard error, so that standard output holds data only.
enum Diagnostics {
  /// One line.
  static func say(_ line: String) {
    var line = line + "\n"
    line.withUTF8 { bytes in _ = write(2, bytes.baseAddress, bytes.count) }
  }

  /// A number of things with their name: `1 note`, `2 notes`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
