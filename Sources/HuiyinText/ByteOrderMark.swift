/// The signature at the front of a text that names its charset.
struct ByteOrderMark {
  let charset: Charset
  let bytes: [UInt8]

  // UTF-32 before UTF-16: the one begins with the other.
  private static let all = [
    ByteOrderMark(charset: .utf8, bytes: [0xEF, 0xBB, 0xBF]),
    ByteOrderMark(charset: .utf32LittleEndian, bytes: [0xFF, 0xFE, 0, 0]),
    ByteOrderMark(charset: .utf32BigEndian, bytes: [0, 0, 0xFE, 0xFF]),
    ByteOrderMark(charset: .utf16LittleEndian, bytes: [0xFF, 0xFE]),
    ByteOrderMark(charset: .utf16BigEndian, bytes: [0xFE, 0xFF]),
    ByteOrderMark(charset: .gb18030, bytes: [0x84, 0x31, 0x95, 0x33]),
  ]

  /// The mark `head` begins with.
  init?(of head: [UInt8]) {
    guard let mark = ByteOrderMark.all.first(where: { head.starts(with: $0.bytes) }) else { return nil }
    self = mark
  }

  private init(charset: Charset, bytes: [UInt8]) {
    self.charset = charset
    self.bytes = bytes
  }
}
