/// What each UTF-16 code unit becomes wherever it stands; 0 for one that must be looked at: it may be dropped, join
/// others, become several, or begin a gloss or an entity.
enum QuickFold {
  /// The table of the ICU library of this process.
  static let installed: [UInt16] = {
    let table = FoldTable.installed
    var quick = table.folded
    for unit in quick.indices where table.kinds[unit] != FoldTable.plain || isSpecial(UInt32(unit)) {
      quick[unit] = 0
    }
    return quick
  }()

  private static func isSpecial(_ unit: UInt32) -> Bool {
    ScalarSource.isBlank(unit) || ScalarSource.opensBracket(unit) || unit == ScalarSource.ampersand
  }
}
