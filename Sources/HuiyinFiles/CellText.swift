internal import Huiyin

/// Makes cells from bytes and counts the places that are no text.
struct CellText {
  /// Sequences that were no text and became U+FFFD.
  private(set) var damage = 0

  /// The text of `bytes`: as it is where it is UTF-8, else with U+FFFD for each sequence that is not.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let repaired = String(decoding: bytes, as: UTF8.self)
    damage += repaired.unicodeScalars.count { $0 == "\u{FFFD}" } - CellText.received(bytes)
    return repaired
  }

  /// Notes `count` places damaged in another way than by bytes.
  mutating func add(_ count: Int) { damage += count }

  /// The problem to report for a record with damage; nil for one without.
  func problem(at location: Location) -> Problem? {
    guard damage > 0 else { return nil }
    let places = damage == 1 ? "1 place is" : "\(damage) places are"
    return Problem(
      .encoding, "\(places) no text in the file's encoding and became U+FFFD", at: location,
      hint: "if much is unreadable, name the encoding, as in --encoding GB18030")
  }

  /// U+FFFD that were in the text as received.
  private static func received(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard bytes.count > 2 else { return 0 }
    return (0..<(bytes.count - 2)).count {
      bytes[$0] == 0xEF && bytes[$0 + 1] == 0xBF && bytes[$0 + 2] == 0xBD
    }
  }
}
