/// 标注留言: notes with the category a person gave them, fit to learn from.
public struct LabelledNotes: Sendable {
  /// The notes that have a category, in the order they came.
  public private(set) var notes: [Note] = []
  /// The category of each.
  public private(set) var categories: [String] = []
  /// How many notes had no label and were left out.
  public private(set) var unlabelledCount = 0
  /// The notes left out because the same text is labelled otherwise elsewhere.
  public private(set) var contradictions: [Problem] = []

  /// Sorts `notes` by their label, in the column for the category by `names`; what `scheme` calls a category is read as
  /// its id. Notes without a label are counted, those whose text stands under two categories are left out with a problem
  /// each.
  public init(_ notes: [Note], names: LabelNames = LabelNames(), scheme: Scheme? = nil) {
    var labelled: [(note: Note, category: String)] = []
    for note in notes {
      if let cell = names.value(.category, of: note) {
        labelled.append(
          (note, scheme?.categories.first { $0.name.utf8.elementsEqual(cell.utf8) }?.id ?? cell))
      } else {
        unlabelledCount += 1
      }
    }
    var first: [Text: (category: String, location: Location)] = [:]
    var contradicted: Set<Text> = []
    for (note, category) in labelled {
      let text = Text(note)
      guard let known = first[text] else {
        first[text] = (category, note.location)
        continue
      }
      guard known.category != category else { continue }
      contradicted.insert(text)
      contradictions.append(
        Problem(
          .malformedRow,
          "the same text is labelled “\(category)” here and “\(known.category)” at \(known.location)",
          at: note.location, hint: "settle which it is; until then neither is learnt from"))
    }
    for (note, category) in labelled where !contradicted.contains(Text(note)) {
      self.notes.append(note)
      categories.append(category)
    }
  }

  private init(notes: [Note], categories: [String]) { (self.notes, self.categories) = (notes, categories) }

  /// What two notes must share to be the same text, byte by byte.
  private struct Text: Hashable {
    let title: [UInt8]
    let body: [UInt8]

    init(_ note: Note) { (title, body) = (Array((note.title ?? "").utf8), Array(note.text.utf8)) }
  }

  /// The different categories, ascending by their bytes.
  public var distinctCategories: [String] {
    Set(categories).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// These notes in `count` parts, each category spread evenly: what is learnt from and what is kept back, each time.
  public func folds(_ count: Int) -> [(learnt: LabelledNotes, keptBack: LabelledNotes)] {
    let parts = Folds(categories, count).parts
    return (0..<count).map { part in
      func chosen(_ isTaken: (Int) -> Bool) -> LabelledNotes {
        let rows = notes.indices.filter { isTaken(parts[$0]) }
        return LabelledNotes(notes: rows.map { notes[$0] }, categories: rows.map { categories[$0] })
      }
      return (chosen { $0 != part }, chosen { $0 == part })
    }
  }
}

/// Which part each note belongs to: every category is dealt out evenly, in an order that depends on nothing but the
/// number of notes.
struct Folds {
  let parts: [Int]

  init<Kind: Hashable>(_ kinds: [Kind], _ count: Int) {
    var generator = SplitMix(state: UInt64(kinds.count))
    var order = Array(kinds.indices)
    generator.shuffle(&order)
    var dealt: [Kind: Int] = [:]
    var parts = [Int](repeating: 0, count: kinds.count)
    for row in order {
      parts[row] = dealt[kinds[row], default: 0] % count
      dealt[kinds[row], default: 0] += 1
    }
    self.parts = parts
  }
}
