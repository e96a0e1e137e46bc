/// Folds a text character by character in one pass: damage taken out, NFKC, case, Traditional script.
///
/// - Source: Unicode Standard Annex #15, NFKC_Casefold; pieces are folded between normalization boundaries, so that the
///   result equals that of the whole.
struct CharacterFold {
  private let source: ScalarSource
  private let gloss: Gloss
  private let table = FoldTable.installed
  private let room: FoldRoom
  private var hanCount = 0
  private var turnedCount = 0
  /// The last character with a boundary before it, for marks that join it: where it stands, and what has joined.
  private var last: (scalar: UInt32, start: Int, index: Int)?
  private var joined: [UInt32] = []

  /// At most so many marks join one character; UAX #15 calls text with more not stream-safe.
  private static let longestJoin = 30

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ gloss: Gloss, _ room: FoldRoom) {
    source = ScalarSource(bytes: bytes)
    self.gloss = gloss
    self.room = room
    room.count = 0
    room.reserve(bytes.count)
  }

  /// Makes `text` the folded form of `bytes`, which are valid UTF-8; glosses are told from text by `gloss`.
  /// - Complexity: O(length of `bytes`)
  static func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, _ gloss: Gloss, into text: inout NormalizedText, in room: FoldRoom
  ) {
    var fold = CharacterFold(bytes, gloss, room)
    QuickFold.installed.withUnsafeBufferPointer { quick in
      var at = 0
      while at < bytes.count {
        at = fold.takeQuick(from: at, quick.baseAddress!)
        if at < bytes.count { at = fold.take(at) }
      }
    }
    text.take(room)
    (text.hanCount, text.turnedCount) = (fold.hanCount, fold.turnedCount)
  }

  /// The folded form of `text`.
  static func fold(_ text: String, _ gloss: Gloss, in room: FoldRoom = FoldRoom()) -> NormalizedText {
    var (text, folded) = (text, NormalizedText())
    text.withUTF8 { fold($0, gloss, into: &folded, in: room) }
    return folded
  }

  /// Takes the characters from `start` on that become one unit wherever they stand, and returns where another stands.
  @inline(__always)
  private mutating func takeQuick(from start: Int, _ quick: UnsafePointer<UInt16>) -> Int {
    let (units, starts, ends) = (room.units, room.starts, room.ends)
    var (at, count) = (start, room.count)
    var last: UInt32 = 0
    while at < source.count, let (scalar, end) = source.shortScalar(at: at) {
      let unit = quick[Int(scalar)]
      guard unit != 0 else { break }
      units[count] = unit
      starts[count] = Int32(truncatingIfNeeded: at)
      ends[count] = Int32(truncatingIfNeeded: end)
      count &+= 1
      if Han.contains(unit) {
        hanCount &+= 1
        if UInt32(unit) != scalar { turnedCount &+= 1 }
      }
      (at, last) = (end, scalar)
    }
    if count > room.count {
      self.last = (last, Int(starts[count - 1]), count - 1)
      room.count = count
      if !joined.isEmpty { joined.removeAll(keepingCapacity: true) }
    }
    return at
  }

  /// Takes what stands at `start` and returns where it ends.
  private mutating func take(_ start: Int) -> Int {
    let (scalar, end) = source.scalar(at: start)
    if ScalarSource.isBlank(scalar) { return takeBlanks(start) }
    if ScalarSource.opensBracket(scalar), let base = baseOfGloss,
      let glossEnd = gloss.end(source, from: end, after: base)
    {
      room.ends[room.count - 1] = Int32(truncatingIfNeeded: glossEnd)
      return glossEnd
    }
    return append(scalar, start, end)
  }

  /// The character as received that a gloss would belong to: the last one, where it is Han.
  private var baseOfGloss: UInt16? {
    guard let last, last.index == room.count - 1, last.scalar < 0x10000, joined.isEmpty else {
      return nil
    }
    let unit = UInt16(last.scalar)
    return Han.contains(unit) ? unit : nil
  }

  /// Drops a run of blanks between Han characters, keeps any other.
  private mutating func takeBlanks(_ start: Int) -> Int {
    let end = source.endOfBlanks(from: start, table)
    let isBetweenHan =
      room.count > 0 && Han.contains(room.units[room.count - 1]) && end < source.count
      && source.isHan(source.scalar(at: end).scalar)
    var at = start
    while !isBetweenHan, at < end {
      let (scalar, next) = source.scalar(at: at)
      at = append(scalar, at, next)
    }
    return end
  }

  /// Appends the character `start..<end`, with the marks behind it where it is one, and returns where it ends.
  private mutating func append(_ scalar: UInt32, _ start: Int, _ end: Int) -> Int {
    switch scalar < 0x10000 ? table.kinds[Int(scalar)] : FoldTable.piece {
    case FoldTable.plain: appendPlain(scalar, start, end)
    case FoldTable.nothing: break
    case FoldTable.joins: return join(scalar, start, end)
    default: appendPiece([scalar], start, end)
    }
    return end
  }

  private mutating func appendPlain(_ scalar: UInt32, _ start: Int, _ end: Int) {
    let unit = table.folded[Int(scalar)]
    last = (scalar, start, room.count)
    if !joined.isEmpty { joined.removeAll(keepingCapacity: true) }
    room.append(unit, from: start, to: end)
    guard Han.contains(unit) else { return }
    hanCount += 1
    if UInt32(unit) != scalar { turnedCount += 1 }
  }

  private mutating func appendPiece(_ scalars: [UInt32], _ start: Int, _ end: Int) {
    last = (scalars[0], start, room.count)
    joined = Array(scalars.dropFirst())
    let units = table.fold(piece: scalars.flatMap(ScalarSource.units))
    room.reserve(units.count + source.count - end)
    for unit in units { room.append(unit, from: start, to: end) }
  }

  /// A mark, and those that follow it, are folded again together with the character they join.
  private mutating func join(_ scalar: UInt32, _ start: Int, _ end: Int) -> Int {
    guard let last, joined.count < CharacterFold.longestJoin else {
      appendPiece([scalar], start, end)
      return end
    }
    var (scalars, end) = ([last.scalar] + joined + [scalar], end)
    while scalars.count <= CharacterFold.longestJoin, end < source.count {
      let (next, nextEnd) = source.scalar(at: end)
      guard next < 0x10000, table.kinds[Int(next)] == FoldTable.joins else { break }
      scalars.append(next)
      end = nextEnd
    }
    room.count = last.index
    appendPiece(scalars, last.start, end)
    return end
  }
}
