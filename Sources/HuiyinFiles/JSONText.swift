internal import Huiyin

/// Strings as JSON: they keep their characters but for quotes, backslashes, controls, and the separators U+2028 and
/// U+2029, which end a line in some languages.
/// - Source: RFC 8259.
enum JSONText {
  /// The bytes that a string, or `null`, takes at the most.
  static func room(for text: String?) -> Int { 4 + 6 * (text?.utf8.count ?? 0) }
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
      let byte = text[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 {
        index += putSuspect(text, at: index)
      } else {
        put(byte)
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
