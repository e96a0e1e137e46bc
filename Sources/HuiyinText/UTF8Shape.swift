/// How far bytes look like UTF-8.
struct UTF8Shape {
  /// Sequences of three or four bytes: what Chinese text is made of, and what other charsets seldom form.
  private(set) var long = 0
  /// Bytes that UTF-8 does not allow where they stand.
  private(set) var invalid = 0

  init(_ head: [UInt8]) {
    var index = 0
    while index < head.count {
      let length = UTF8Shape.length(head[index])
      let end = min(index + max(length, 1), head.count)
      if length > 0, UTF8Shape.isValid(head[index..<end]) {
        if length > 2 { long += 1 }
        index = end
      } else {
        invalid += 1
        index += 1
      }
    }
  }

  /// Faultless, or so full of long sequences that the faults are damage. In GB18030 read as UTF-8 there is at most one
  /// long sequence for three faults (6,310 real notes and their titles).
  var isConvincing: Bool { invalid == 0 || long > 2 * invalid }

  private static func length(_ lead: UInt8) -> Int {
    switch lead {
    case 0..<0x80: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  private static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let lead = bytes.first, let second = bytes.dropFirst().first else { return true }
    let allowed: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    return allowed.contains(second) && bytes.dropFirst(2).allSatisfy { (0x80...0xBF).contains($0) }
  }
}
