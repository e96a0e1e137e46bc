internal import CICU
internal import Synchronization

/// All that is read from ICU before the first text, as bytes that can be kept: the Chinese dictionary, the classes of
/// characters in word breaking, how each is folded, and the rules from Traditional to Simplified.
///
/// Reading it from ICU anew takes most of a start; the tables depend on nothing but ICU.
package enum ICUTables {
  /// The tables as they were kept.
  package struct Kept: Sendable {
    let dictionary: ChineseDictionary
    let classes: BreakClasses
    let folds: FoldTable
    let rules: [UInt16]
  }

  private struct State {
    var kept: Kept?
    /// Whether something was read from ICU, or from what was kept.
    var isInUse = false
    /// Where the readings are kept, if anywhere: gives them, made now if need be.
    var readings: (@Sendable () -> HanReadings)?
  }

  private static let state = Mutex(State())

  /// What was kept, where it was given before anything was read from ICU.
  static var kept: Kept? {
    state.withLock { state in
      state.isInUse = true
      return state.kept
    }
  }

  /// Whether tables that were kept could still be given.
  package static var areWanted: Bool { state.withLock { !$0.isInUse && $0.kept == nil } }

  /// Whether tables that were kept are in use: then there is nothing to keep.
  package static var areGiven: Bool { state.withLock { $0.kept != nil } }

  /// The ICU library and its data, which the tables depend on.
  package static var source: String { "ICU \(ICU.version), data \(String(cString: cicu_data_version()))" }

  /// The tables that were packed; nil where they are damaged.
  ///
  /// Whatever the bytes, no look-up will leave the tables; whether they are those of this ICU is for the caller to
  /// know.
  package static func unpacked(_ unpacker: inout Unpacker) -> Kept? {
    guard let dictionary = ChineseDictionary(unpacking: &unpacker),
      let classes = BreakClasses(unpacking: &unpacker), let folds = FoldTable(unpacking: &unpacker),
      let rules: [UInt16] = unpacker.numbers()
    else { return nil }
    return Kept(dictionary: dictionary, classes: classes, folds: folds, rules: rules)
  }

  /// Lets this process use `kept`, where nothing was read from ICU yet.
  package static func give(_ kept: Kept) {
    state.withLock { state in
      if !state.isInUse, state.kept == nil { state.kept = kept }
    }
  }

  /// Lets this process ask `source` for readings, once, when a text needs one.
  package static func giveReadings(from source: @escaping @Sendable () -> HanReadings) {
    state.withLock { $0.readings = source }
  }

  /// The readings, from where they are kept or from ICU.
  static func readings() -> HanReadings { state.withLock { $0.readings }?() ?? HanReadings() }

  /// The tables of this process; nil where this ICU has no dictionary that can be read.
  package static func packed() -> [UInt8]? {
    guard case .success(let dictionary) = ChineseDictionary.installed else { return nil }
    var packer = Packer()
    dictionary.pack(into: &packer)
    BreakClasses.installed.pack(into: &packer)
    FoldTable.installed.pack(into: &packer)
    packer.put(HantHansRules.installed)
    return packer.bytes
  }
}
