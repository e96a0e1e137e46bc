internal import Crypto
internal import FoundationEssentials
internal import HuiyinText

#if canImport(Glibc)
  internal import Glibc
#endif

/// The folder of a cache: entries are read whole or not at all, and written under another name first.
struct CacheFolder: Sendable {
  let path: String

  /// What an entry holds.
  enum Kind: String {
    case icu
    case lexicon
    case readings
  }

  /// So many entries are kept; of more the longest unused go.
  private static let mostEntries = 8
  /// No entry is larger; a lexicon of a million terms takes less.
  private static let largest = 1 << 30

  /// What `unpack` makes of the entry of `kind` for `key`; nil where there is none that is whole and this user's.
  func entry<Value>(_ kind: Kind, key: [UInt8], _ unpack: (inout Unpacker) -> Value?) -> Value? {
    let place = place(kind, key)
    guard let (file, size) = CacheFolder.open(place) else { return nil }
    defer { close(file) }
    guard let value = CacheEntry.Reader(file, size: size, key: key)?.value(unpack) else {
      unlink(place)  // it is this user's, and what can be made anew is
      return nil
    }
    utimensat(AT_FDCWD, place, nil, AT_SYMLINK_NOFOLLOW)  // used now: the longest unused go first
    return value
  }

  /// Whether there is a plain file of this user in the place of the entry of `kind` for `key`.
  func holds(_ kind: Kind, key: [UInt8]) -> Bool {
    var status = stat()
    return lstat(place(kind, key), &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_uid == geteuid() && status.st_mode & S_IRUSR != 0
  }

  /// Keeps `content` as the entry of `kind` for `key`, as far as that can be done.
  func keep(_ content: [UInt8], as kind: Kind, key: [UInt8]) {
    guard isReady else { return }
    let place = place(kind, key)
    let temporary = "\(place).\(getpid()).tmp"
    unlink(temporary)
    guard CacheFolder.write(CacheEntry.file(content, key: key), to: temporary) else {
      unlink(temporary)
      return
    }
    if rename(temporary, place) != 0 {
      rmdir(place)  // an empty folder in its place
      if rename(temporary, place) != 0 { unlink(temporary) }
    }
    prune()
  }

  private static let prefix = "huiyin-"
  private static let suffix = ".cache"

  private func place(_ kind: Kind, _ key: [UInt8]) -> String {
    let name = SHA256.hash(data: key).prefix(16).hexadecimal
    return "\(path)/\(CacheFolder.prefix)\(kind.rawValue)-\(name)\(CacheFolder.suffix)"
  }

  /// Whether the folder is there, made now if need be, and this user's.
  private var isReady: Bool {
    if mkdir(path, 0o700) != 0, errno == ENOENT {
      let above = URL(filePath: path).deletingLastPathComponent().path
      try? FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
      mkdir(path, 0o700)
    }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
  }

  /// A plain file of this user, opened, and its size; links are not followed, and a pipe is not waited for.
  private static func open(_ place: String) -> (file: Int32, size: Int)? {
    let file = Glibc.open(place, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return nil }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(),
      (1...largest).contains(Int(status.st_size))
    else {
      close(file)
      return nil
    }
    return (file, Int(status.st_size))
  }

  private static func write(_ bytes: [UInt8], to place: String) -> Bool {
    let file = Glibc.open(place, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    var written = 0
    bytes.withUnsafeBytes { bytes in
      while written < bytes.count {
        let count = Glibc.write(file, bytes.baseAddress! + written, bytes.count - written)
        guard count > 0 else { return }
        written += count
      }
    }
    return close(file) == 0 && written == bytes.count
  }

  /// Removes the entries that are too many, and what a process that ended early has left.
  private func prune() {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let files = names.filter { $0.hasPrefix(CacheFolder.prefix) }.compactMap { CacheFile(in: path, $0) }
    let entries = files.filter { $0.path.hasSuffix(CacheFolder.suffix) }
      .sorted { ($1.used, $0.path) < ($0.used, $1.path) }
    for entry in entries.dropFirst(CacheFolder.mostEntries) { unlink(entry.path) }
    let hourAgo = (time(nil) - 3600) * 1_000_000_000
    for file in files where file.path.hasSuffix(".tmp") && file.used < hourAgo { unlink(file.path) }
  }

  /// A file of the folder and when it was last used, in nanoseconds.
  private struct CacheFile {
    let path: String
    let used: Int

    init?(in folder: String, _ name: String) {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      path = "\(folder)/\(name)"
      used = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    }
  }
}
