/// How far bytes look like Chinese in GB18030.
struct GBShape {
  /// Two-byte characters that Chinese text is full of: the 3,755 common Han of GB 2312 and its punctuation.
  private(set) var common = 0
  /// All other characters above ASCII.
  private(set) var rare = 0
  /// Bytes that GB18030 does not allow where they stand.
  private(set) var invalid = 0

  init(_ head: [UInt8]) {
    var index = 0
    while index < head.count {
      index += step(head[index...].prefix(4))
    }
  }

  /// At least seven of ten characters are common, and at most one of twenty-one places is damaged.
  var isConvincing: Bool {
    common > 0 && common * 10 >= (common + rare) * 7 && (invalid == 0 || invalid * 20 < common)
  }

  /// Counts the character at the front and returns its length in bytes.
  private mutating func step(_ bytes: ArraySlice<UInt8>) -> Int {
    let at = bytes.startIndex
    guard bytes[at] >= 0x80 else { return 1 }
    guard (0x81...0xFE).contains(bytes[at]), bytes.count > 1 else { return fault(unlessCut: bytes) }
    switch bytes[at + 1] {
    case 0x30...0x39:
      guard bytes.count > 3, (0x81...0xFE).contains(bytes[at + 2]), (0x30...0x39).contains(bytes[at + 3])
      else { return fault(unlessCut: bytes) }
      rare += 1
      return 4
    case 0x40...0x7E, 0x80...0xFE:
      if GBShape.isCommon(bytes[at], bytes[at + 1]) { common += 1 } else { rare += 1 }
      return 2
    default:
      return fault(unlessCut: bytes)
    }
  }

  private mutating func fault(unlessCut bytes: ArraySlice<UInt8>) -> Int {
    if bytes.count == 4 || !(0x81...0xFE).contains(bytes[bytes.startIndex]) { invalid += 1 }
    return 1
  }

  private static func isCommon(_ lead: UInt8, _ trail: UInt8) -> Bool {
    trail >= 0xA1 && ((0xB0...0xD7).contains(lead) || lead == 0xA1 || lead == 0xA3)
  }
}
