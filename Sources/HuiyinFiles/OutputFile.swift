internal import Huiyin

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file that is written whole or not at all: what is written goes to a temporary file beside it, and takes its name
/// only with `commit()`. Without that, nothing is left behind. For one thread at a time.
public final class OutputFile {
  /// The file as the caller named it; `-` for standard output.
  public let path: String
  /// Whether whoever read standard output or a pipe has gone (`… | head`): what is written then goes nowhere.
  public private(set) var isReaderGone = false
  private let target: OutputTarget
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  private static let bufferLength = 1 << 16

  /// Starts writing `path`, or standard output for `-`. Devices and pipes are written to directly.
  ///
  /// Writing to one of these, or to standard output, makes the process ignore SIGPIPE, so that a reader who leaves
  /// does not end it.
  /// - Throws: `HuiyinError` of kind `unwritableFile` where the folder is missing or closed to us, or `path` a folder.
  public init(path: String) throws {
    self.path = path
    target = OutputTarget(path: path)
    let opened = target.open()
    guard opened >= 0 else { throw HuiyinError(OutputFile.fault(errno, at: path)) }
    descriptor = opened
    buffer.reserveCapacity(OutputFile.bufferLength * 2)
  }

  deinit { if isOpen { discard() } }

  /// Writes `bytes`, which may be many, behind what is written already.
  /// - Throws: as `write(_:)` of a sequence.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if bytes.count >= OutputFile.bufferLength {
      try flush()
      try put(UnsafeRawBufferPointer(bytes))
    } else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= OutputFile.bufferLength { try flush() }
    }
  }

  /// Writes `bytes` behind what is written already.
  /// - Throws: `HuiyinError` of kind `unwritableFile` where the disk is full or fails; nothing is left then.
  public func write(_ bytes: some Sequence<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= OutputFile.bufferLength { try flush() }
  }

  /// Writes `text` as UTF-8.
  /// - Throws: as `write(_:)`.
  public func write(_ text: String) throws { try write(text.utf8) }

  /// Puts the file in its place, over one of the same name. Nothing can be written afterwards.
  /// - Throws: `HuiyinError` of kind `unwritableFile`; the old file then stands as it was.
  public func commit() throws {
    guard isOpen else { return }
    try flush()
    isOpen = false
    guard close(descriptor) == 0, target.moveIntoPlace() else {
      let code = errno
      target.removeTemporary()
      throw HuiyinError(OutputFile.fault(code, at: path))
    }
  }

  /// Forgets everything written to a file; what went to standard output stays there.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    close(descriptor)
    target.removeTemporary()
  }

  /// Sends what is buffered on its way; readers of standard output see it then.
  /// - Throws: as `write(_:)`.
  public func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    try buffer.withUnsafeBytes(put)
  }

  private func put(_ bytes: UnsafeRawBufferPointer) throws {
    guard isOpen, !isReaderGone else { return }
    let code = OutputFile.put(bytes, to: descriptor)
    if code == EPIPE, target.isDirect { return isReaderGone = true }
    guard code != 0 else { return }
    discard()
    throw HuiyinError(OutputFile.fault(code, at: path))
  }

  /// Writes all of `bytes`; 0, or the code of the error.
  private static func put(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Darwin)
        let count = Darwin.write(descriptor, part.baseAddress, part.count)
      #elseif canImport(Musl)
        let count = Musl.write(descriptor, part.baseAddress, part.count)
      #else
        let count = Glibc.write(descriptor, part.baseAddress, part.count)
      #endif
      if count >= 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return errno }
    }
    return 0
  }

  private static func fault(_ code: Int32, at path: String) -> Problem {
    let (message, hint): (String, String?) =
      switch code {
      case ENOENT, ENOTDIR: ("its folder does not exist", "make the folder first, or name another")
      case EACCES, EPERM, EROFS: ("no permission to write in its folder", "name a folder you may write in")
      case EISDIR:
        ("this is a folder, the name of a file was expected", "add a file name, as in FOLDER/out.csv")
      case ENOSPC, EDQUOT: ("the disk is full", "make room, or name another folder")
      default: (String(cString: strerror(code)), nil)
      }
    return Problem(
      .unwritableFile, "the file cannot be written: \(message)", at: Location(file: path), hint: hint)
  }
}

/// Where an output goes: straight to a device or pipe, or by way of a temporary file.
private struct OutputTarget {
  /// Whether bytes go straight to where they belong.
  let isDirect: Bool
  private let final: String
  private let temporary: String
  private let mode: mode_t?

  init(path: String) {
    var status = stat()
    let exists = path != "-" && stat(path, &status) == 0
    let isRegular = exists && status.st_mode & S_IFMT == S_IFREG
    isDirect = path == "-" || exists && !isRegular
    final = isRegular ? OutputTarget.resolved(path) : path
    temporary = OutputTarget.temporary(for: final)
    mode = isRegular ? status.st_mode & 0o7777 : nil
  }

  func open() -> Int32 {
    if isDirect { signal(SIGPIPE, SIG_IGN) }
    if final == "-" { return dup(1) }
    if isDirect { return openFile(final, O_WRONLY | O_CLOEXEC) }
    if final.utf8.last == UInt8(ascii: "/") {
      errno = EISDIR
      return -1
    }
    let descriptor = openFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
    if descriptor >= 0, let mode { fchmod(descriptor, mode) }
    return descriptor
  }

  func moveIntoPlace() -> Bool { isDirect || rename(temporary, final) == 0 }

  func removeTemporary() {
    if !isDirect { unlink(temporary) }
  }

  /// The file that a symbolic link stands for, so that the link is not replaced.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func temporary(for path: String) -> String {
    let start =
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    let mark = String(UInt32.random(in: 0 ... .max), radix: 36)
    return "\(path[..<start]).huiyin-\(getpid())-\(mark).tmp"
  }
}

private func openFile(_ path: String, _ flags: Int32) -> Int32 { open(path, flags, 0o666) }
