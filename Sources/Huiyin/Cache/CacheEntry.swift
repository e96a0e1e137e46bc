internal import Crypto
internal import HuiyinText

#if canImport(Glibc)
  internal import Glibc
#endif

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

  /// Reads an entry front to back from an open file, and hashes what it reads.
  final class Reader {
    /// How many bytes of content there are.
    private let count: Int
    private let file: Int32
    private let seal: [UInt8]
    private var hash = SHA256()

    /// Reads the front of `file`, which has `size` bytes; nil where that is not the front of an entry for `key`.
    init?(_ file: Int32, size: Int, key: [UInt8]) {
      count = size - mark.count - sealSize - lengthSize - key.count
      guard count >= 0, Reader.bytes(mark.count, of: file) == mark,
        let seal = Reader.bytes(sealSize, of: file),
        let length = Reader.bytes(lengthSize, of: file), let found = Reader.bytes(key.count, of: file),
        length.elementsEqual(withUnsafeBytes(of: UInt64(key.count).littleEndian, Array.init)), found == key
      else { return nil }
      (self.file, self.seal) = (file, seal)
      hash.update(data: length)
      hash.update(data: found)
    }

    /// What `unpack` makes of the content; nil where it can make nothing of it, or leaves some of it, or the entry is not
    /// what was once written.
    func value<Value>(_ unpack: (inout Unpacker) -> Value?) -> Value? {
      var unpacker = Unpacker(count: count) { self.read(into: $0) }
      guard let value = unpack(&unpacker), unpacker.isAtEnd, hash.finalize().elementsEqual(seal) else {
        return nil
      }
      return value
    }

    private func read(into memory: UnsafeMutableRawBufferPointer) -> Bool {
      guard Reader.fill(memory, from: file) else { return false }
      hash.update(bufferPointer: UnsafeRawBufferPointer(memory))
      return true
    }

    private static func bytes(_ count: Int, of file: Int32) -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: count)
      return bytes.withUnsafeMutableBytes { fill($0, from: file) } ? bytes : nil
    }

    private static func fill(_ memory: UnsafeMutableRawBufferPointer, from file: Int32) -> Bool {
      var filled = 0
      while filled < memory.count {
        let count = Glibc.read(file, memory.baseAddress! + filled, memory.count - filled)
        guard count > 0 else { return false }
        filled += count
      }
      return true
    }
  }
}
