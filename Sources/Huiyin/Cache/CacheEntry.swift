internal import Crypto

/// One file of a cache: a mark, the SHA-256 of all behind it, the key it was made for, and the content.
enum CacheEntry {
  private static let mark = Array("HUIYIN\u{1A}\n".utf8)
  private static let sealSize = SHA256.byteCount
  private static let lengthSize = MemoryLayout<UInt64>.size

  /// The file for `content` made for `key`.
  static func file(_ content: [UInt8], key: [UInt8]) -> [UInt8] {
    var body: [UInt8] = []
    body.reserveCapacity(lengthSize + key.count + content.count)
    withUnsafeBytes(of: UInt64(key.count).littleEndian) { body.append(contentsOf: $0) }
    body += key
    body += content
    return mark + SHA256.hash(data: body) + body
  }

  /// The content of `file` where it is whole and was made for `key`; nil otherwise.
  static func content(of file: [UInt8], key: [UInt8]) -> ArraySlice<UInt8>? {
    let bodyStart = mark.count + sealSize
    let keyStart = bodyStart + lengthSize
    let contentStart = keyStart + key.count
    guard file.count >= contentStart, file.starts(with: mark) else { return nil }
    let length = file.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: bodyStart, as: UInt64.self) }
    guard UInt64(littleEndian: length) == UInt64(key.count),
      file[keyStart..<contentStart].elementsEqual(key)
    else { return nil }
    let seal = file.withUnsafeBytes { bytes in
      SHA256.hash(data: UnsafeRawBufferPointer(rebasing: bytes[bodyStart...]))
    }
    guard seal.elementsEqual(file[mark.count..<bodyStart]) else { return nil }
    return file[contentStart...]
  }
}
