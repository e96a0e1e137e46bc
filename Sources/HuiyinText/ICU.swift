internal import CICU

/// The ICU library this process uses.
public enum ICU {
  /// Its version, such as `72.1`: the Chinese dictionary, and so the cut, changes with it.
  public static var version: String { String(cString: cicu_version()) }
}
