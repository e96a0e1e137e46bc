internal import CICU

/// The ICU library this process uses.
public enum ICU {
  /// Its version, such as `72.1`: the Chinese dictionary, and so the cut, changes with it.
  public static var version: String { String(cString: cicu_version()) }

  /// Why its Chinese dictionary cannot be read, in one sentence; nil where it can. Without it ICU itself cuts
  /// everything: more slowly, and words of the user cannot be added to the cut.
  public static var dictionaryFault: String? {
    guard case .failure(let fault) = ChineseDictionary.installed else { return nil }
    return
      "the Chinese dictionary of ICU \(version) cannot be read (\(fault)); ICU itself cuts, more slowly, without words of the lexicon"
  }
}
