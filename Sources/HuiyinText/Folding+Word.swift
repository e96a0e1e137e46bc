extension Folding {
  /// The folded units of `word` where each of its characters is folded by itself and none is turned into another
  /// script, and no spelling stands in it: so it is with nearly every word of a lexicon. Nil where only ``fold(_:)``
  /// can tell.
  func unitsOneByOne(of word: String) -> [UInt16]? {
    let table = FoldTable.installed
    var units: [UInt16] = []
    units.reserveCapacity(word.utf8.count / 3 + 1)
    for unit in word.utf16 {
      let folded = table.folded[Int(unit)]
      guard table.kinds[Int(unit)] == FoldTable.plain, !Folding.isLookedAt(unit),
        folded == unit || !Han.contains(folded)
      else { return nil }
      units.append(folded)
    }
    return everywhere.standsIn(units) ? nil : units
  }

  /// Whether `unit` is dropped or read with what stands behind it: a blank, a bracket or an ampersand.
  private static func isLookedAt(_ unit: UInt16) -> Bool {
    ScalarSource.isBlank(UInt32(unit)) || unit == 0x28 || unit == 0xFF08 || unit == 0x26
  }
}
