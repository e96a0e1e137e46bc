internal import HuiyinText

/// What is made of a lexicon for reading notes.
struct CompiledLexicon: Sendable {
  let folding: Folding
  let patterns: PatternIndex
  let segmenter: Segmenter
  let placeFinder: PlaceFinder

  init(folding: Folding, patterns: PatternIndex, segmenter: Segmenter, placeFinder: PlaceFinder) {
    (self.folding, self.patterns, self.segmenter) = (folding, patterns, segmenter)
    self.placeFinder = placeFinder
  }

  var packed: [UInt8] {
    var packer = Packer()
    folding.pack(into: &packer)
    patterns.pack(into: &packer)
    segmenter.pack(into: &packer)
    placeFinder.pack(into: &packer)
    return packer.bytes
  }

  /// What was packed of a lexicon with these `spellings` and `readings`; nil where it is damaged, or this ICU has no
  /// dictionary.
  init?(
    unpacking unpacker: inout Unpacker, spellings: @escaping @Sendable () -> [Folding.Spelling],
    readings: [Folding.Reading]
  ) {
    guard PlainCutter().hasLattice,
      let folding = Folding(unpacking: &unpacker, readings: readings, spellings: spellings),
      let patterns = PatternIndex(unpacking: &unpacker), let segmenter = Segmenter(unpacking: &unpacker),
      let placeFinder = PlaceFinder(unpacking: &unpacker),
      segmenter.wordCount >= patterns.words.count
    else { return nil }
    self.init(folding: folding, patterns: patterns, segmenter: segmenter, placeFinder: placeFinder)
  }
}
