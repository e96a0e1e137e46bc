internal import ArgumentParser
internal import FoundationEssentials
internal import Huiyin
internal import Synchronization

/// Which lexicon a command uses.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: "Folder of the lexicon; otherwise HUIYIN_LEXICON, then lexicons/police here or beside the program.")
  var lexicon: String?

  /// The lexicon; says on standard error which.
  func load() throws -> Lexicon { try LexiconOptions.load(folder()) }

  /// The lexicons of the run, kept to its end: taking one apart that was just read would take longer than a short command.
  private static let kept = Mutex<[Lexicon]>([])

  /// The lexicon in `folder`; says so on standard error.
  static func load(_ folder: String) throws -> Lexicon {
    let lexicon = try Lexicon(
      directory: URL(filePath: folder, directoryHint: .isDirectory), cache: UserCache.folder)
    Diagnostics.say("lexicon: \(folder), \(lexicon.terms.count) terms, \(lexicon.fingerprint.prefix(12))")
    kept.withLock { $0.append(lexicon) }
    return lexicon
  }

  private func folder() throws -> String {
    if let lexicon { return lexicon }
    if let named = ProcessInfo.processInfo.environment["HUIYIN_LEXICON"], !named.isEmpty { return named }
    let usual = "lexicons/police"
    if let found = Self.found(usual) { return found }
    throw HuiyinError(
      Problem(
        .lexicon, "there is no lexicon here",
        at: Location(file: Self.places(usual).joined(separator: " or ")),
        hint: "name its folder with --lexicon DIR or HUIYIN_LEXICON"))
  }

  /// The folder `usual` here or beside the program; nil where it is in neither place.
  static func found(_ usual: String) -> String? {
    places(usual).first { FileManager.default.fileExists(atPath: $0) }
  }

  private static func places(_ usual: String) -> [String] {
    [usual] + [programFolder].compactMap { $0.map { $0 + "/" + usual } }
  }

  /// The folder the program lies in, links followed.
  private static var programFolder: String? {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return path.flatMap { $0.lastIndex(of: "/").map { String(path![..<$0]) } }
  }
}
