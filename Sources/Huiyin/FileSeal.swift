internal import Crypto
internal import FoundationEssentials

/// 文件指纹: the SHA-256 of a file, by which a reader can prove that it is the one that was read.
public struct FileSeal: Sendable, Hashable {
  /// The SHA-256 of all bytes, 64 hexadecimal digits.
  public let sha256: String

  /// The seal of the file at `path`; nil where it is no file that can be read again.
  /// - Complexity: O(size), in bounded memory.
  public init?(path: String) {
    var isFolder = false
    guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder,
      let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType,
      type == .typeRegular || type == .typeSymbolicLink,
      let data = try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped)
    else { return nil }
    sha256 = SHA256.hash(data: data).map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
  }
}
