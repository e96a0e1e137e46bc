internal import Huiyin
internal import HuiyinFiles

/// What notes are generated from: the notes of `corpora/`, taken apart.
struct Corpus {
  /// A note of the corpora.
  struct Letter {
    /// Its subject line.
    let title: SentencePattern?
    /// The sentences of its body; never none.
    let sentences: [SentencePattern]
    /// The number of its subject among ``subjects``.
    let subject: Int
  }

  /// All notes, in the order of the files.
  private(set) var letters: [Letter] = []
  /// The sentences on each topic, or on each category as a whole where notes have no topic.
  private(set) var subjects: [[SentencePattern]] = []
  /// Where notes come from, who says them, whom they concern: the values of these columns.
  private(set) var sources: [String] = []
  private(set) var persons: [String] = []
  private(set) var offices: [SentencePattern] = []
  private(set) var places: [SentencePattern] = []
  /// What is varied.
  let variation: Variation

  /// The files with a label on each note.
  private static let labelled = [
    "gold-verdicts.jsonl", "labelled-cards.jsonl", "labelled-hotline.jsonl", "labelled-letters.jsonl",
  ]

  /// The corpora in `folder`.
  /// - Throws: `HuiyinError` where a file is missing or holds nothing.
  init(folder: String) throws {
    variation = try Variation(path: "\(folder)/bench/variation.tsv")
    func notes(_ names: [String]) throws -> [Note] {
      var files = try NoteFiles(names.map { "\(folder)/\($0)" }, names: ColumnNames([:]))
      return try files.all().notes
    }
    var numbers: [String: Int] = [:]
    for note in try notes(Corpus.labelled) { take(note, &numbers) }
    for note in try notes(["notes.jsonl"]) {
      sources += [note.source].compactMap(\.self)
      persons += [note.person].compactMap(\.self)
      offices += [note.office].compactMap(\.self).map(pattern)
      places += [note.place].compactMap(\.self).map(pattern)
    }
    guard !letters.isEmpty, !sources.isEmpty, !persons.isEmpty, !offices.isEmpty, !places.isEmpty else {
      throw Corpus.fault(folder, "the notes have no texts, sources, persons, offices or places")
    }
  }

  private mutating func take(_ note: Note, _ numbers: inout [String: Int]) {
    let sentences = SentencePattern.sentences(of: note.text).map { SentencePattern($0, variation) }
    let labels = ["topic", "category"].compactMap { name in note.columns.first { $0.name == name }?.value }
    guard !sentences.isEmpty, let label = labels.first(where: { !$0.isEmpty }) else { return }
    let subject = numbers[label] ?? subjects.count
    if subject == subjects.count {
      numbers[label] = subject
      subjects.append([])
    }
    subjects[subject] += sentences
    letters.append(Letter(title: note.title.map(pattern), sentences: sentences, subject: subject))
  }

  private func pattern(_ text: String) -> SentencePattern {
    SentencePattern(Array(text.unicodeScalars), variation)
  }

  /// Why notes cannot be generated from `path`.
  static func fault(_ path: String, _ message: String, row: Int? = nil) -> HuiyinError {
    HuiyinError(
      Problem(
        .unreadableFile, message, at: Location(file: path, row: row),
        hint: "run huiyin-bench in the folder of the repository, or name its corpora with --corpora"))
  }
}
