internal import CZip

/// Writes ZIP archives by libzip: the fixtures of the tests for workbooks and documents.
public enum TestArchive {
  /// Writes `parts` to a new file at `path`.
  public static func write(
    _ parts: [(name: String, bytes: [UInt8])], to path: String, password: String? = nil
  ) {
    var code: Int32 = 0
    guard let archive = zip_open(path, Int32(ZIP_CREATE | ZIP_TRUNCATE), &code) else {
      preconditionFailure("cannot write \(path)")
    }
    var buffers: [UnsafeMutableBufferPointer<UInt8>] = []
    for part in parts {
      let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(part.bytes.count, 1))
      _ = buffer.update(fromContentsOf: part.bytes)
      buffers.append(buffer)
      let source = zip_source_buffer(archive, buffer.baseAddress, zip_uint64_t(part.bytes.count), 0)
      let index = zip_file_add(archive, part.name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
      precondition(index >= 0, "cannot add \(part.name)")
      zip_file_set_mtime(archive, UInt64(index), 1_600_000_000, 0)
      if let password { zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password) }
    }
    precondition(zip_close(archive) == 0, "cannot close \(path)")
    for buffer in buffers { buffer.deallocate() }
  }
}
