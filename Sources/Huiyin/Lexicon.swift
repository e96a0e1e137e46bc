public import FoundationEssentials
package import HuiyinText

/// 词库: everything Huiyin knows, read from one scheme folder and the common folder it names.
public struct Lexicon: Sendable {
  /// The categories, topics and rules.
  public internal(set) var scheme: Scheme
  /// The lines of `terms/`, category by category in the order of the scheme.
  public internal(set) var terms: [Term] {
    didSet { making = Making() }
  }
  /// The SHA-256 of every file that was read, names included: 64 hexadecimal digits. Two lexicons with the same
  /// fingerprint give the same verdicts.
  public let fingerprint: String
  /// The headers under which exports keep the parts of a note.
  public var columnNames: ColumnNames { tables.columnNames.value }
  /// The words by which minutes, diaries and surveys are taken apart.
  public var minutesCues: MinutesCues { tables.minutesCues.value }
  /// The folder shared by schemes, as `scheme.yaml` names it.
  public let commonDirectory: URL

  /// The lines of `intents.tsv`, whose targets are the intents of the scheme.
  let intentTerms: [Term]
  /// The lines of `marks.tsv`, whose targets are the marks a clause or note can carry.
  let markTerms: [Term]
  let negations: [Negation]
  private let tables: Tables
  /// How this lexicon folds notes.
  package let folding: Folding

  /// What a line of `marks.tsv` can mark.
  enum Mark: String, CaseIterable {
    /// The note says itself that it was raised before.
    case raisedAgain = "raised_again"
    /// The clause asks for something.
    case asked
  }

  /// What most runs need only some of. Until it is asked for, the files it is read from are held in memory.
  struct Tables: Sendable {
    let words: Deferred<[UserWord]>
    let placeWords: Deferred<PlaceWords>
    let maskWords: Deferred<MaskWords>
    let rarities: Deferred<RarityTable>
    let columnNames: Deferred<ColumnNames>
    let minutesCues: Deferred<MinutesCues>
  }

  /// What was made of the lexicon earlier, and where what is made of it is kept.
  struct Making: Sendable {
    var compiled: CompiledLexicon?
    var cache: CompiledCache?
  }

  private(set) var making: Making

  /// Reads the lexicon whose `scheme.yaml` lies in `directory`. With a `cache` what is made of it is taken from there,
  /// and kept there; without one nothing is ever written.
  /// - Throws: `HuiyinError` with every fault of every file: a missing file, text that is not UTF-8, YAML or lines
  ///   of another form, unknown topics and classes, points out of range, patterns that cannot be read, repeated
  ///   lines.
  public init(directory: URL, cache: CompiledCache? = nil) throws {
    var loader = LexiconLoader(directory: directory.relativePath, cache: cache)
    guard let lexicon = loader.load(), loader.faults.isEmpty else { throw HuiyinError(loader.faults.byPlace) }
    self = lexicon
  }

  init(
    scheme: Scheme, terms: [Term], intentTerms: [Term], markTerms: [Term], negations: [Negation],
    tables: Tables, folding: Folding, fingerprint: String, commonDirectory: URL, making: Making
  ) {
    self.scheme = scheme
    self.terms = terms
    self.intentTerms = intentTerms
    self.markTerms = markTerms
    self.negations = negations
    self.tables = tables
    self.folding = folding
    self.fingerprint = fingerprint
    self.commonDirectory = commonDirectory
    self.making = making
  }

  /// The words of `words.tsv`.
  var words: [UserWord] { tables.words.value }
  /// The words of `places.tsv`.
  var placeWords: PlaceWords { tables.placeWords.value }
  /// The words of `masks.tsv` and `surnames.tsv`.
  var maskWords: MaskWords { tables.maskWords.value }
  /// How rare words and character pairs are.
  var rarities: RarityTable { tables.rarities.value }
}
