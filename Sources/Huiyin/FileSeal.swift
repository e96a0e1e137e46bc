internal import Crypto
internal import FoundationEssentials

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// 文件指纹: the SHA-256 of a file, by which a reader can prove that it is the one that was read.
public struct FileSeal: Sendable, Hashable {
  /// The SHA-256 of all bytes, 64 hexadecimal digits.
  public let sha256: String

  /// The seal of the file at `path`; nil where it is no file that can be read again.
  /// - Complexity: O(size), a piece at a time: a large file would count as memory if it were mapped.
  public init?(path: String) {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let file = fopen(path, "rb")
    else { return nil }
    defer { fclose(file) }
    var hash = SHA256()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    while case let count = fread(piece.baseAddress, 1, piece.count, file), count > 0 {
      hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
    guard ferror(file) == 0 else { return nil }
    sha256 = hash.finalize().hexadecimal
  }
}
