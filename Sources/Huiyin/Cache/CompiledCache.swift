internal import Crypto
public import FoundationEssentials
internal import HuiyinText

/// 缓存: a folder in which what is made of ICU's tables and of a lexicon is kept between runs, so that a start need not
/// make it anew.
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
  private static let format = 2

  /// Takes ICU's tables from the cache, where they are in it; otherwise they will be read from ICU. Only before the
  /// first text of the process does it make a difference.
  public func takeICU() {
    guard ICUTables.areWanted, let bytes = folder.entry(.icu, key: icuKey) else { return }
    if !ICUTables.give(bytes) { folder.remove(.icu, key: icuKey) }
  }

  /// Keeps ICU's tables, unless they are there.
  public func keepICU() {
    guard !ICUTables.areGiven, !folder.holds(.icu, key: icuKey), let bytes = ICUTables.packed() else {
      return
    }
    folder.keep(bytes, as: .icu, key: icuKey)
  }

  /// What was made of the lexicon with `fingerprint`, packed; nil where it is not in the cache.
  func packed(of fingerprint: String) -> ArraySlice<UInt8>? {
    folder.entry(.lexicon, key: key(of: fingerprint))
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

/// What is made of a lexicon for reading notes.
struct CompiledLexicon: Sendable {
  let patterns: PatternIndex
  let segmenter: Segmenter

  init(patterns: PatternIndex, segmenter: Segmenter) {
    (self.patterns, self.segmenter) = (patterns, segmenter)
  }

  var packed: [UInt8] {
    var packer = Packer()
    patterns.pack(into: &packer)
    segmenter.pack(into: &packer)
    return packer.bytes
  }

  /// What was packed; nil where it is damaged, or this ICU has no dictionary.
  init?(unpacking bytes: ArraySlice<UInt8>) {
    var unpacker = Unpacker(bytes)
    guard PlainCutter().hasLattice, let patterns = PatternIndex(unpacking: &unpacker),
      let segmenter = Segmenter(unpacking: &unpacker), unpacker.isAtEnd,
      segmenter.wordCount >= patterns.words.count
    else { return nil }
    self.init(patterns: patterns, segmenter: segmenter)
  }
}
