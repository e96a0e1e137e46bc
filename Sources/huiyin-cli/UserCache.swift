internal import FoundationEssentials
internal import Huiyin

#if canImport(Glibc)
  internal import Glibc
#endif

/// Where this user's runs keep what a start would make anew.
enum UserCache {
  /// The cache in the folder that `HUIYIN_CACHE` names, else in `huiyin` under `XDG_CACHE_HOME` or `~/.cache`; nil where
  /// `HUIYIN_CACHE` is empty, or no folder can be named.
  static let folder: CompiledCache? = path.map {
    CompiledCache(folder: URL(filePath: $0, directoryHint: .isDirectory), program: program)
  }

  private static var path: String? {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["HUIYIN_CACHE"] { return named.isEmpty ? nil : named }
    // A relative path is none, by the XDG Base Directory Specification.
    if let caches = environment["XDG_CACHE_HOME"], caches.hasPrefix("/") { return caches + "/huiyin" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.cache/huiyin"
  }

  /// This very build: the version, and the size and time of the program's file.
  private static var program: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return Version.current }
    let time = status.st_mtim
    return "\(Version.current) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
