internal import FoundationEssentials
internal import Huiyin

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension ByteSource {
  /// How much of a stream is kept for reading it from the end, in bytes.
  static let longestSpool = 1 << 30

  /// A descriptor of the whole file that can be moved to any place; the caller closes it. What comes from a stream is
  /// first written to a nameless file, so that memory does not hold it. Nothing more can be read from here afterwards.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the disk fails or the stream is longer than `longestSpool`.
  func seekable() throws -> Int32 {
    guard isRepeatable else { return try spooled() }
    let copy = dup(descriptor)
    guard copy >= 0, lseek(copy, 0, SEEK_SET) == 0 else { throw spoolFault(strerror(errno)) }
    return copy
  }

  private func spooled() throws -> Int32 {
    let folder = FileManager.default.temporaryDirectory.appending(path: "huiyin-XXXXXX")
    var name = Array(folder.path.utf8CString)
    let file = mkstemp(&name)
    guard file >= 0 else { throw spoolFault(strerror(errno)) }
    unlink(name)
    do {
      try copy(to: file)
    } catch {
      close(file)
      throw error
    }
    return file
  }

  private func copy(to file: Int32) throws {
    let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 16)
    defer { room.deallocate() }
    var total = 0
    while case let count = try read(into: room), count > 0 {
      total += count
      guard total <= ByteSource.longestSpool, write(file, room.baseAddress, count) == count else {
        throw spoolFault(nil)
      }
    }
    lseek(file, 0, SEEK_SET)
  }

  private func spoolFault(_ reason: UnsafeMutablePointer<CChar>?) -> HuiyinError {
    let why = reason.map { String(cString: $0) } ?? "the disk is full or it is longer than a GiB"
    return HuiyinError(
      Problem(
        .unreadableFile, "the stream cannot be kept for reading: \(why)", at: Location(file: file),
        hint: "name the file instead of passing it through standard input"))
  }
}

extension ByteSource {
  /// Whether an old Office file is only the wrapping of an encrypted new one: its table of contents names the part
  /// `EncryptedPackage`.
  /// - Source: [MS-CFB] 2.2 and 2.6, [MS-OFFCRYPTO] 2.3.4.4.
  var isEncryptedOffice: Bool {
    guard head.count >= 512, isRepeatable else { return false }
    func number(at offset: Int, bytes: Int) -> Int {
      (0..<bytes).reversed().reduce(0) { $0 << 8 | Int(head[offset + $1]) }
    }
    let shift = number(at: 30, bytes: 2)
    guard (7...16).contains(shift) else { return false }
    var contents = [UInt8](repeating: 0, count: 1 << 13)
    let offset = (number(at: 48, bytes: 4) + 1) << shift
    let count = pread(descriptor, &contents, contents.count, off_t(offset))
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    return count > 0 && contents[..<count].firstRange(of: name) != nil
  }
}
