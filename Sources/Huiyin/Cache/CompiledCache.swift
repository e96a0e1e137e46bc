internal import Crypto
public import FoundationEssentials
internal import HuiyinText

/// 缓存: a folder in which what is made of ICU's tables and of a lexicon is kept between runs, and how ICU reads each
/// character, so that a start need not make it anew.
///
/// Nothing in it is trusted: an entry counts only where it is a whole file of this user, made by this program on this
/// ICU of this lexicon, and bears its own SHA-256; anything else is passed over and, where that can be, replaced. With a
/// cache or without, results are the same. A cache that cannot be read or written is no fault. Several processes may use
/// one folder at once.
public struct CompiledCache: Sendable {
  private let folder: CacheFolder
  private let program: String

  /// The cache in `folder`, which is made when something is first kept; its parent must be there or can be made too.
  /// `program` names the build that reads and writes it: entries of other builds are passed over.
  public init(folder: URL, program: String) {
    self.folder = CacheFolder(path: folder.path)
    self.program = program
  }

  /// How entries are laid out; to be raised with every change of what is kept.
  private static let format = 6

  /// Takes ICU's tables from the cache, where they are in it; otherwise they will be read from ICU. Only before the
  /// first text of the process does it make a difference.
  public func takeICU() {
    guard ICUTables.areWanted else { return }
    ICUTables.giveReadings { readings }
    folder.entry(.icu, key: icuKey, ICUTables.unpacked).map(ICUTables.give)
  }

  /// Keeps ICU's tables, unless they are there.
  public func keepICU() {
    guard !ICUTables.areGiven, !folder.holds(.icu, key: icuKey), let bytes = ICUTables.packed() else {
      return
    }
    folder.keep(bytes, as: .icu, key: icuKey)
  }

  /// How characters are read, taken from the cache or made and kept.
  private var readings: HanReadings {
    if let kept = folder.entry(.readings, key: icuKey, HanReadings.init(unpacking:)) { return kept }
    let made = HanReadings()
    if let bytes = made.packed { folder.keep(bytes, as: .readings, key: icuKey) }
    return made
  }

  /// Whether there is something for the lexicon with `fingerprint`; what it is worth is seen when it is unpacked.
  func holds(_ fingerprint: String) -> Bool { folder.holds(.lexicon, key: key(of: fingerprint)) }

  /// What `unpack` makes of what was kept of the lexicon with `fingerprint`; nil where there is nothing of worth.
  func compiled(
    of fingerprint: String, _ unpack: (inout Unpacker) -> CompiledLexicon?
  ) -> CompiledLexicon? {
    folder.entry(.lexicon, key: key(of: fingerprint), unpack)
  }

  /// Keeps what was made of the lexicon with `fingerprint`, and ICU's tables.
  func keep(_ compiled: CompiledLexicon, of fingerprint: String) {
    guard PlainCutter().hasLattice else { return }
    keepICU()
    folder.keep(compiled.packed, as: .lexicon, key: key(of: fingerprint))
  }

  private var icuKey: [UInt8] {
    let order = Int(littleEndian: 1) == 1 ? "little" : "big"
    return Array("\(CompiledCache.format)\n\(program)\n\(ICUTables.source)\n\(order) \(Int.bitWidth)\n".utf8)
  }

  private func key(of fingerprint: String) -> [UInt8] { icuKey + Array("\(fingerprint)\n".utf8) }
}
