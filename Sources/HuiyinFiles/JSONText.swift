internal import Huiyin

/// Strings as JSON: they keep their characters but for quotes, backslashes, controls, and the separators U+2028 and
/// U+2029, which end a line in some languages.
/// - Source: RFC 8259.
enum JSONText {
  /// The bytes that a string, or `null`, takes at the most.
  static func room(for text: String?) -> Int { 4 + 6 * (text?.utf8.count ?? 0) }

  /// Where from `start` on the first character of `text` begins that may need an escape; the end of `text` where none does.
  ///
  /// Eight bytes are looked at together.
  /// - Source: S. E. Anderson, "Bit Twiddling Hacks", determining if a word has a zero byte, or one below a value.
  static func firstSuspect(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index &+ 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let controls = (word &- eight(0x20)) & ~word
      let signs = zeros(word ^ eight(0x22)) | zeros(word ^ eight(0x5C)) | zeros(word ^ eight(0x7F))
      // A borrow reaches only bytes above one that is found: the lowest is true.
      let found = (controls | signs | zeros(word ^ eight(0xE2))) & eight(0x80)
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < raw.count, !isSuspect(raw[index]) { index &+= 1 }
    return index
  }

  /// The byte eight times.
  @inline(__always)
  private static func eight(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  /// The high bit of some byte is set where a byte of `word` is 0.
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- eight(1)) & ~word }

  /// Whether a character that begins with `byte` may need an escape.
  @inline(__always)
  static func isSuspect(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2
  }
}

extension ByteCursor {
  /// Puts a string in its quotes, or `null`.
  mutating func put(json text: String?) {
    guard let text else { return put("null") }
    put(UInt8(ascii: "\""))
    text.withBytes { put(escaping: $0) }
    put(UInt8(ascii: "\""))
  }

  /// Puts the inside of a string.
  @inline(__always)
  mutating func put(escaping text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while true {
      let suspect = JSONText.firstSuspect(in: text, from: index)
      put(UnsafeBufferPointer(rebasing: text[index..<suspect]))
      guard suspect < text.count else { return }
      index = suspect + putSuspect(text, at: suspect)
    }
  }

  /// Puts a character that may need an escape, and returns its length as received.
  private mutating func putSuspect(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    switch text[index] {
    case 0x22: put("\\\"")
    case 0x5C: put("\\\\")
    case 0x0A: put("\\n")
    case 0x0D: put("\\r")
    case 0x09: put("\\t")
    case 0xE2: return putSeparator(text, at: index)
    case let byte:
      put("\\u00")
      put(Self.digits[Int(byte >> 4)])
      put(Self.digits[Int(byte & 15)])
    }
    return 1
  }

  private mutating func putSeparator(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    guard index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 else {
      put(text[index])
      return 1
    }
    put(text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
    return 3
  }

  private static let digits = Array("0123456789abcdef".utf8)
}
