/// Folds a text character by character in one pass: damage taken out, NFKC, case, Traditional script.
///
/// - Source: Unicode Standard Annex #15, NFKC_Casefold; pieces are folded between normalization boundaries, so that the
///   result equals that of the whole.
struct CharacterFold {
  private let source: ScalarSource
  private let gloss: Gloss
  private let table = FoldTable.installed
  private(set) var text = NormalizedText()
  /// The last character with a boundary before it, for marks that join it: where it stands, and what has joined.
  private var last: (scalar: UInt32, start: Int, index: Int)?
  private var joined: [UInt32] = []

  /// At most so many marks join one character; UAX #15 calls text with more not stream-safe.
  private static let longestJoin = 30

  private init(_ bytes: UnsafeBufferPointer<UInt8>, _ gloss: Gloss) {
    source = ScalarSource(bytes: bytes)
    self.gloss = gloss
    text.reserve(bytes.count / 3 + 8)
  }

  /// The folded form of `text`, glosses told from text by `gloss`.
  /// - Complexity: O(length of `text`)
  static func fold(_ text: String, _ gloss: Gloss) -> NormalizedText {
    var text = text
    return text.withUTF8 { bytes in
      var fold = CharacterFold(bytes, gloss)
      var at = 0
      while at < bytes.count { at = fold.take(at) }
      return fold.text
    }
  }

  /// Takes what stands at `start` and returns where it ends.
  private mutating func take(_ start: Int) -> Int {
    let (scalar, end) = source.scalar(at: start)
    if ScalarSource.isBlank(scalar) { return takeBlanks(start) }
    if scalar == 0x28 || scalar == 0xFF08, let base = baseOfGloss,
      let glossEnd = gloss.end(source, from: end, after: base)
    {
      text.extendLast(to: glossEnd)
      return glossEnd
    }
    append(scalar, start, end)
    return end
  }

  /// The character as received that a gloss would belong to: the last one, where it is Han.
  private var baseOfGloss: UInt16? {
    guard let last, last.index == text.folded.count - 1, last.scalar < 0x10000, joined.isEmpty else {
      return nil
    }
    let unit = UInt16(last.scalar)
    return Han.contains(unit) ? unit : nil
  }

  /// Drops a run of blanks between Han characters, keeps any other.
  private mutating func takeBlanks(_ start: Int) -> Int {
    let end = source.endOfBlanks(from: start, table)
    let isBetweenHan =
      text.folded.last.map(Han.contains) ?? false && end < source.count
      && source.isHan(source.scalar(at: end).scalar)
    var at = start
    while !isBetweenHan, at < end {
      let (scalar, next) = source.scalar(at: at)
      append(scalar, at, next)
      at = next
    }
    return end
  }

  @inline(__always)
  private mutating func append(_ scalar: UInt32, _ start: Int, _ end: Int) {
    guard scalar < 0x10000 else { return appendPiece([scalar], start, end) }
    switch table.kinds[Int(scalar)] {
    case FoldTable.plain:
      let unit = table.folded[Int(scalar)]
      last = (scalar, start, text.folded.count)
      if !joined.isEmpty { joined.removeAll(keepingCapacity: true) }
      text.append(unit, from: start, to: end)
      guard Han.contains(unit) else { return }
      text.hanCount += 1
      if UInt32(unit) != scalar { text.turnedCount += 1 }
    case FoldTable.nothing: return
    case FoldTable.joins: join(scalar, start, end)
    default: appendPiece([scalar], start, end)
    }
  }

  private mutating func appendPiece(_ scalars: [UInt32], _ start: Int, _ end: Int) {
    last = (scalars[0], start, text.folded.count)
    joined = Array(scalars.dropFirst())
    text.append(table.fold(piece: scalars.flatMap(ScalarSource.units)), from: start, to: end)
  }

  /// A mark is folded again together with the character it joins.
  private mutating func join(_ scalar: UInt32, _ start: Int, _ end: Int) {
    guard let last, joined.count < CharacterFold.longestJoin else { return appendPiece([scalar], start, end) }
    text.cut(to: last.index)
    appendPiece([last.scalar] + joined + [scalar], last.start, end)
  }
}

extension NormalizedText {
  fileprivate mutating func reserve(_ count: Int) {
    folded.reserveCapacity(count)
    starts.reserveCapacity(count)
    ends.reserveCapacity(count)
  }

  @inline(__always)
  fileprivate mutating func append(_ unit: UInt16, from start: Int, to end: Int) {
    folded.append(unit)
    starts.append(Int32(truncatingIfNeeded: start))
    ends.append(Int32(truncatingIfNeeded: end))
  }

  fileprivate mutating func extendLast(to end: Int) { ends[ends.count - 1] = Int32(truncatingIfNeeded: end) }
}
