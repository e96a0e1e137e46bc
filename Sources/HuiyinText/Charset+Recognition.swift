internal import CICU

extension Charset {
  /// What the head of a file was recognised as.
  public enum Recognition: Sendable, Hashable {
    /// Text in a charset, after a byte order mark of so many bytes (0 for none).
    case text(Charset, markLength: Int)
    /// No text: what it looks like, such as `a ZIP archive (.xlsx, .docx)`, where that is known.
    case binary(BinaryFormat?)
  }

  /// Recognises the charset of a text from its first bytes: byte order mark, UTF-8, UTF-16 by its NULs, GB18030
  /// by its common Han, and only then ICU's detector among the plausible. A last character that is cut off is fine.
  ///
  /// UTF-8 and GB18030 are recognised through a few damaged places, so that one bad byte does not turn the rest
  /// of a file into mojibake.
  /// - Complexity: O(n); the detector, where it is needed, takes about 7 ms.
  public static func recognise(_ head: [UInt8]) -> Recognition {
    if let format = BinaryFormat(of: head) { return .binary(format) }
    if let mark = ByteOrderMark(of: head) { return .text(mark.charset, markLength: mark.bytes.count) }
    if head.contains(0) {
      return UTF16Shape.charset(of: head).map { .text($0, markLength: 0) } ?? .binary(nil)
    }
    if UTF8Shape(head).isConvincing { return .text(.utf8, markLength: 0) }
    if GBShape(head).isConvincing { return .text(.gb18030, markLength: 0) }
    return .text(guess(head), markLength: 0)
  }

  /// What a person's choice of this charset means for the text that begins with `head`. A byte order mark is surer
  /// than a choice made for many files, so it wins; `UTF-16` and `UTF-32` without one get the order of bytes that the
  /// NULs show, else little-endian.
  public func resolved(for head: [UInt8]) -> (charset: Charset, markLength: Int) {
    if let mark = ByteOrderMark(of: head) { return (mark.charset, mark.bytes.count) }
    switch name {
    case "UTF-16": return (UTF16Shape.charset(of: head) ?? .utf16LittleEndian, 0)
    case "UTF-32": return (.utf32LittleEndian, 0)
    default: return (self, 0)
    }
  }

  private static let plausible: Set<String> = [
    "GB18030", "Big5", "EUC-JP", "EUC-KR", "Shift_JIS", "ISO-8859-1", "windows-1252",
  ]

  private static func guess(_ head: [UInt8]) -> Charset {
    let sample = Array(head.drop { $0 < 0x80 }.prefix(1 << 16))
    var names = [UnsafePointer<CChar>?](repeating: nil, count: 32)
    let count = cicu_charset_guesses(sample, Int32(sample.count), &names, 32)
    let guesses = names.prefix(Int(count)).compactMap { $0.map { String(cString: $0) } }
    let best = guesses.first { plausible.contains($0) && (!isWestern($0) || isMostlyASCII(head)) }
    guard let best else { return isMostlyASCII(head) ? Charset(known: "windows-1252") : .gb18030 }
    return Charset(known: best == "ISO-8859-1" ? "windows-1252" : best)
  }

  private static func isWestern(_ name: String) -> Bool { name == "ISO-8859-1" || name == "windows-1252" }

  /// Western text has an accent here and there; in East Asian text nearly every letter is above ASCII.
  private static func isMostlyASCII(_ head: [UInt8]) -> Bool {
    head.count { $0 >= 0x80 } * 3 < head.count { $0 > 0x20 }
  }
}
