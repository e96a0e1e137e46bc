/// The version of the program, as reports and `--version` say it.
enum Version {
  static let current = "0.4.0"
}
