internal import CZip
internal import Huiyin

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A ZIP archive, as which workbooks and documents are stored. Its parts are read, never unpacked: a name such as
/// `../x` is a name and no path.
///
/// The bytes that come out are counted as they come, whatever the archive says of itself: see `ArchiveLimits`.
/// - Source: ISO/IEC 21320-1, Document Container File; libzip.
final class Archive {
  /// The file as the caller named it.
  let file: String
  fileprivate let handle: OpaquePointer
  fileprivate let length: Int
  fileprivate var total = 0

  /// Opens the archive `source` is.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it is none, is damaged or cut off.
  init(_ source: ByteSource) throws {
    file = source.file
    let descriptor = try source.seekable()
    length = max(0, Int(lseek(descriptor, 0, SEEK_END)))
    lseek(descriptor, 0, SEEK_SET)
    var code: Int32 = 0
    guard let opened = zip_fdopen(descriptor, 0, &code) else {
      close(descriptor)
      throw ArchiveFault.damaged(file, why: Archive.sentence(code))
    }
    handle = opened
    guard zip_get_num_entries(opened, 0) <= ArchiveLimits.parts else {
      zip_discard(opened)
      throw ArchiveFault.tooMuch(file, "the archive has more than \(ArchiveLimits.parts) parts")
    }
  }

  deinit { zip_discard(handle) }

  /// Whether there is a part of that name.
  func has(_ name: String) -> Bool { zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0 }

  /// The part named `name`, opened; nil where there is none.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it is encrypted or damaged.
  func part(_ name: String) throws -> ArchivePart? {
    let index = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE))
    guard index >= 0 else { return nil }
    return try ArchivePart(self, index: UInt64(index), name: name)
  }

  fileprivate static func sentence(_ code: Int32) -> String {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return String(cString: zip_error_strerror(&error))
  }
}

/// What an archive may come to when it is unpacked. Workbooks unpack to about ten times their size, a bomb to a
/// thousand times or more.
enum ArchiveLimits {
  /// The most parts.
  static let parts: Int64 = 1 << 16
  /// The most bytes of one part.
  static let part = 4 << 30
  /// The most bytes read of one archive, parts read twice counted twice.
  static let total = 16 << 30
  /// The most bytes for each one packed, counted from `free` bytes on.
  static let ratio = 200
  /// Bytes of a part for which no ratio is asked.
  static let free = 32 << 20
}

/// A part of an archive, read from front to back.
final class ArchivePart {
  /// Its name in the archive.
  let name: String
  /// The file as the caller named it.
  var file: String { archive.file }
  private let archive: Archive
  private let handle: OpaquePointer
  private let packed: Int
  private var count = 0

  fileprivate init(_ archive: Archive, index: UInt64, name: String) throws {
    var status = zip_stat_t()
    zip_stat_index(archive.handle, index, 0, &status)
    guard let opened = zip_fopen_index(archive.handle, index, 0) else {
      let code = zip_error_code_zip(zip_get_error(archive.handle))
      if code == ZIP_ER_NOPASSWD || status.encryption_method != UInt16(ZIP_EM_NONE) {
        throw ArchiveFault.encrypted(archive.file)
      }
      throw ArchiveFault.damaged(archive.file, why: "\(name): \(Archive.sentence(code))")
    }
    (self.archive, handle, self.name) = (archive, opened, name)
    packed = max(1, min(Int(clamping: status.comp_size), archive.length))
  }

  deinit { zip_fclose(handle) }

  /// Fills the front of `room` with the next bytes and returns how many; 0 at the end.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it is damaged, or more comes out than `ArchiveLimits` allow.
  func read(into room: UnsafeMutableRawBufferPointer) throws -> Int {
    let read = Int(zip_fread(handle, room.baseAddress, zip_uint64_t(room.count)))
    guard read >= 0 else {
      let why = String(cString: zip_error_strerror(zip_file_get_error(handle)))
      throw ArchiveFault.damaged(file, why: "\(name): \(why)")
    }
    count += read
    archive.total += read
    let isBomb = count > ArchiveLimits.free && count / ArchiveLimits.ratio > packed
    guard !isBomb, count <= ArchiveLimits.part, archive.total <= ArchiveLimits.total else {
      throw ArchiveFault.tooMuch(
        file, "\(name) has unpacked to \(count >> 20) MiB from \(packed >> 10) KiB and there is more")
    }
    return read
  }
}

/// The sentences for archives that are not read.
enum ArchiveFault {
  static func damaged(_ file: String, why: String) -> HuiyinError {
    fault(
      file, "the archive is damaged or cut off: \(why)",
      hint: "copy or export it again; a program that opens it may be able to save it anew")
  }

  static func tooMuch(_ file: String, _ what: String) -> HuiyinError {
    fault(file, what + ", which no table of notes comes to", hint: "check where the file comes from")
  }

  static func encrypted(_ file: String) -> HuiyinError {
    fault(
      file, "the file is encrypted with a password",
      hint: "open it in its own program, take the password off and save it again")
  }

  static func fault(_ file: String, _ message: String, hint: String) -> HuiyinError {
    HuiyinError(Problem(.unreadableFile, message, at: Location(file: file), hint: hint))
  }
}
