/// Where words of each need of an index stand in one text; used again for text after text.
struct NeedTable: ~Copyable {
  private var latest = Scratch(filler: LatestWhereabouts())
  /// The number of the text, from 1.
  private var text: UInt32 = 0

  /// Tells each need where its words stand, whose `lists` are those of ``PatternIndex/needs``.
  mutating func fill(_ index: PatternIndex, _ lists: borrowing WordLists) {
    countText(none: index.setsOfNeeds.count)
    let (latest, needs, text) = (latest.base, index.needs.all, text)
    lists.forEachMember { latest[Int(needs[$0])].formUnion($1, inText: text) }
  }

  /// Where words of `need` stand; everywhere for the number behind those of all needs.
  @inline(__always)
  func whereabouts(of need: Int32) -> Whereabouts { latest.base[Int(need)].inText(text) }

  /// Numbers the next text. When numbers run out what was said of earlier texts is forgotten.
  private mutating func countText(none: Int) {
    let latest = latest.room(for: none + 1)
    if text == .max {
      latest.update(repeating: LatestWhereabouts(), count: none + 1)
      text = 0
    }
    text += 1
    latest[none].formUnion(.everywhere, inText: text)
  }
}

/// Where something stands in the latest text that has it. Texts are numbered, upwards from 1, so nothing need be cleared
/// between them.
private struct LatestWhereabouts: BitwiseCopyable {
  /// The number of the text in the upper half, the whereabouts in the lower one.
  private var bits: UInt64 = 0

  /// It stands there in the text with the number `text`, too.
  @inline(__always)
  mutating func formUnion(_ whereabouts: Whereabouts, inText text: UInt32) {
    bits = max(bits, UInt64(text) << 32) | UInt64(whereabouts.bits)
  }

  /// Where it stands in the latest text of all, whose number is `text`.
  @inline(__always)
  func inText(_ text: UInt32) -> Whereabouts {
    Whereabouts(bits: UInt32(truncatingIfNeeded: max(bits, UInt64(text) << 32)))
  }
}
