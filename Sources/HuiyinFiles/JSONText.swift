internal import Huiyin

/// Strings as JSON: they keep their characters but for quotes, backslashes, controls, and the separators U+2028 and
/// U+2029, which end a line in some languages.
/// - Source: RFC 8259.
enum JSONText {
  /// The bytes that a string, or `null`, takes at the most.
  static func room(for text: String?) -> Int { 4 + 6 * (text?.utf8.count ?? 0) }

  /// Whether some character of `text` needs an escape; at its end one that only may need one counts too.
  ///
  /// Eight bytes are looked at together, without a branch.
  /// - Source: S. E. Anderson, "Bit Twiddling Hacks", determining if a word has a zero byte, or one below a value.
  static func hasEscapes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var (index, found) = (0, UInt64(0))
    while index + 10 <= raw.count {
      let (first, second, third) = (word(raw, index), word(raw, index + 1), word(raw, index + 2))
      found |= (first &- eight(0x20)) & ~first
      found |= zeros(first ^ eight(0x22)) | zeros(first ^ eight(0x5C)) | zeros(first ^ eight(0x7F))
      found |= zeros((first ^ eight(0xE2)) | (second ^ eight(0x80)) | ((third & eight(0xFE)) ^ eight(0xA8)))
      index += 8
    }
    return found & eight(0x80) != 0 || text[index...].contains { isSuspect($0) }
  }

  /// The byte eight times.
  @inline(__always)
  private static func eight(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ start: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self)
  }

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
    while index < text.count {
      if JSONText.isSuspect(text[index]) {
        index += putSuspect(text, at: index)
      } else {
        put(text[index])
        index += 1
      }
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
