/// The end of the word at `start` by the rules of UAX #29, for text without any slow class and outside the ranges
/// that the dictionary cuts.
///
/// - Source: Unicode Standard Annex #29, word boundary rules WB3, WB3d, WB5–WB13b, with ICU's tailored classes.
@inline(__always)
func endOfRuleWord(
  _ text: UnsafePointer<UInt16>, from start: Int, to end: Int, _ classes: UnsafePointer<UInt8>
) -> Int {
  func kind(_ index: Int) -> UInt8 { classes[Int(text[index])] }
  let first = kind(start)
  var at = start + 1
  if BreakClass.isWordForming(first) {
    var last = first
    while at < end {
      let next = kind(at)
      if BreakClass.isWordForming(next) {
        (last, at) = (next, at + 1)
      } else if at + 1 < end, isJoiner(next, between: last, and: kind(at + 1)) {
        (last, at) = (kind(at + 1), at + 2)
      } else {
        break
      }
    }
  } else if first == BreakClass.space {
    while at < end, kind(at) == BreakClass.space { at += 1 }
  } else if first == BreakClass.carriageReturn, at < end, kind(at) == BreakClass.lineFeed {
    at += 1
  }
  return at
}

/// Whether `middle` holds two letters or two digits together (WB6, WB7, WB11, WB12).
@inline(__always)
private func isJoiner(_ middle: UInt8, between left: UInt8, and right: UInt8) -> Bool {
  guard left == right else { return false }
  if middle == BreakClass.midNumLet { return left == BreakClass.letter || left == BreakClass.numeric }
  if middle == BreakClass.midLetter { return left == BreakClass.letter }
  return middle == BreakClass.midNum && left == BreakClass.numeric
}
