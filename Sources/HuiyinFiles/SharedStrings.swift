internal import Huiyin

/// The texts that the cells of a workbook share, by their number.
struct SharedStrings {
  /// The most texts and the most bytes of them all: what a workbook may hold in memory.
  static let most = (texts: 1 << 24, bytes: 1 << 30)

  private let texts: [String]
  /// The bytes of all texts.
  let size: Int

  /// Reads them from `part`; there are none where it is nil.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the part is damaged or holds more than `most`.
  init(_ archive: Archive, part: String?) throws {
    guard let part, let opened = try archive.part(part) else {
      (texts, size) = ([], 0)
      return
    }
    let listener = Listener()
    let stream = XMLStream(opened, to: listener)
    listener.isTooMuch = { [unowned stream] in
      stream.stop(
        ArchiveFault.tooMuch(archive.file, "\(part) holds more than 16,777,216 texts or a GiB of them"))
    }
    try stream.readAll()
    (texts, size) = (listener.texts, listener.size)
  }

  /// The number of texts.
  var count: Int { texts.count }

  /// The text of number `index`; nil where there is none.
  subscript(index: Int) -> String? { texts.indices.contains(index) ? texts[index] : nil }

  private final class Listener: XMLListener {
    var texts: [String] = []
    var size = 0
    var isTooMuch: () -> Void = {}
    private var text = RichText()

    func open(_ element: XMLElement) {
      if element.name == "si" { text = RichText() } else { text.open(element.name) }
    }

    func close(_ name: XMLName) {
      guard name == "si" else { return text.close(name) }
      texts.append(text.string)
      size += text.count
      if texts.count > SharedStrings.most.texts { isTooMuch() }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
      text.append(bytes)
      if size + text.count > SharedStrings.most.bytes { isTooMuch() }
    }
  }
}

/// A text while it is read: its runs joined, the readings above it left out, `_x000D_` and its like resolved.
struct RichText {
  private var bytes: [UInt8] = []
  private var isInText = false
  private var isInReading = false

  /// Bytes read so far.
  var count: Int { bytes.count }

  mutating func open(_ name: XMLName) {
    if name == "t" { isInText = true } else if name == "rPh" { isInReading = true }
  }

  mutating func close(_ name: XMLName) {
    if name == "t" { isInText = false } else if name == "rPh" { isInReading = false }
  }

  mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    if isInText, !isInReading { bytes.append(contentsOf: more) }
  }

  /// The text.
  var string: String { RichText.resolved(bytes) }

  /// The text of `bytes`, in which `_xHHHH_` stands for a character that XML cannot hold.
  /// - Source: ISO/IEC 29500-1, 22.9.2.19 ST_Xstring.
  static func resolved(_ bytes: [UInt8]) -> String {
    guard var at = bytes.firstIndex(of: 0x5F) else { return String(decoding: bytes, as: UTF8.self) }
    var units: [UInt8] = Array(bytes[..<at])
    while at < bytes.count {
      if let scalar = escape(in: bytes, at: at) {
        units += Array(String(scalar).utf8)
        at += 7
      } else {
        units.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  private static func escape(in bytes: [UInt8], at start: Int) -> Unicode.Scalar? {
    guard start + 7 <= bytes.count, bytes[start] == 0x5F, bytes[start + 1] == 0x78, bytes[start + 6] == 0x5F
    else { return nil }
    let digits = String(decoding: bytes[(start + 2)..<(start + 6)], as: UTF8.self)
    guard digits.utf8.count == 4, !digits.hasPrefix("+") else { return nil }
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
