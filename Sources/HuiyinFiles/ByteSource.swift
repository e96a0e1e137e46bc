internal import Huiyin

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The bytes of one file or of standard input, read from front to back; the head can be looked at first.
final class ByteSource {
  /// The file as the caller named it; `-` for standard input.
  let file: String
  /// The first bytes, at most `headLength`; empty only where an empty file will do.
  let head: [UInt8]
  /// Whether the file can be opened again and gives the same bytes.
  let isRepeatable: Bool
  /// The open file; readers of formats that need the end of a file first take it from here.
  let descriptor: Int32
  private let chunk: Int
  private var position = 0
  /// How many bytes were read so far.
  private(set) var consumed = 0

  /// How many bytes are looked at to recognise a charset and a format.
  static let headLength = 1 << 18

  /// What an empty file is.
  enum EmptyFile {
    /// A fault: an export that did not go through.
    case fault
    /// A text of no lines.
    case text
  }

  /// Opens `path`, or standard input for `-`, to be read in chunks of at most `chunk` bytes.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it is missing, a folder, closed to us or, as a fault, empty.
  init(path: String, chunk: Int = 1 << 16, empty: EmptyFile = .fault) throws {
    let opened = try OpenedFile(path: path)
    (file, self.chunk, descriptor, isRepeatable) = (path, chunk, opened.descriptor, opened.isRegular)
    do {
      head = try opened.head(of: ByteSource.headLength)
      if head.isEmpty, empty == .fault { throw OpenedFile.unreadable("the file is empty", at: path) }
    } catch {
      close(opened.descriptor)
      throw error
    }
  }

  deinit { close(descriptor) }

  /// Passes over the first `count` bytes of the head.
  func skip(_ count: Int) { position += min(count, head.count - position) }

  /// What of the head has not been read yet.
  var unread: ArraySlice<UInt8> { head[position...] }

  /// Fills the front of `room` with the next bytes and returns how many; 0 at the end.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the disk fails.
  func read(into room: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    let wanted = min(room.count, chunk)
    guard position < head.count else {
      let count = try OpenedFile.read(
        descriptor, into: UnsafeMutableBufferPointer(rebasing: room[..<wanted]), file: file)
      consumed += count
      return count
    }
    let count = min(wanted, head.count - position)
    _ = room.update(fromContentsOf: head[position..<(position + count)])
    position += count
    consumed += count
    return count
  }
}

/// A descriptor just opened, and the clear sentence for each way in which that can fail.
private struct OpenedFile {
  let descriptor: Int32
  let isRegular: Bool
  private let file: String

  init(path: String) throws {
    file = path
    let opened = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw OpenedFile.fault(errno, at: path) }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(opened)
      throw OpenedFile.fault(EISDIR, at: path)
    }
    descriptor = opened
    isRegular = path != "-" && status.st_mode & S_IFMT == S_IFREG
  }

  func head(of length: Int) throws -> [UInt8] {
    var head = [UInt8](repeating: 0, count: length)
    var count = 0
    while count < length {
      let more = try head.withUnsafeMutableBufferPointer {
        try OpenedFile.read(descriptor, into: UnsafeMutableBufferPointer(rebasing: $0[count...]), file: file)
      }
      if more == 0 { break }
      count += more
    }
    return Array(head[..<count])
  }

  static func read(_ descriptor: Int32, into room: UnsafeMutableBufferPointer<UInt8>, file: String) throws
    -> Int
  {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, room.baseAddress, room.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, room.baseAddress, room.count)
      #else
        let count = Glibc.read(descriptor, room.baseAddress, room.count)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else { throw fault(errno, at: file) }
    }
  }

  static func fault(_ code: Int32, at file: String) -> HuiyinError {
    switch code {
    case ENOENT, ENOTDIR:
      unreadable("there is no such file", at: file, hint: "check the path and the working folder")
    case EACCES, EPERM:
      unreadable("no permission to read the file", at: file, hint: "ask its owner for the right to read it")
    case EISDIR:
      unreadable(
        "this is a folder, a file was expected", at: file, hint: "name the files in it, as in FOLDER/*.csv")
    default:
      unreadable("the file cannot be read: \(String(cString: strerror(code)))", at: file)
    }
  }

  static func unreadable(_ message: String, at file: String, hint: String? = nil) -> HuiyinError {
    HuiyinError(Problem(.unreadableFile, message, at: Location(file: file), hint: hint))
  }
}
