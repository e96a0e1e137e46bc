/// 标注列名: the headers under which a table keeps what a person said of its notes, and what stands for yes and no.
public struct LabelNames: Sendable, Hashable {
  /// What a line of `columns.tsv` names beside the parts of a note.
  enum Field: String, Sendable, Hashable, CaseIterable {
    case category
    case topic
    case secondary
    case intent
    case raisedAgain
    case yes
    case no
  }

  private var names: [Field: [String]] = [:]

  /// The English names alone: `category topic secondary intent raisedAgain`, `true` and `false`.
  public init() {}

  mutating func add(_ name: String, for field: Field) { names[field, default: []].append(name) }

  /// Every header or word of `field`, the English one first.
  func names(of field: Field) -> [String] {
    let own: [Field: String] = [.yes: "true", .no: "false"]
    return [own[field] ?? field.rawValue] + (names[field] ?? [])
  }

  /// What `note` holds in the first of the columns for `field` that is filled.
  func value(_ field: Field, of note: Note) -> String? {
    let cells = names(of: field).lazy.compactMap { name in
      note.columns.first { HeaderKey($0.name) == HeaderKey(name) }?.value.trimmingBlanks
    }
    return cells.first { !$0.isEmpty && $0 != "null" }
  }

  /// Whether `word` stands for yes or no; nil for neither.
  func truth(of word: String) -> Bool? {
    if names(of: .yes).contains(where: { $0.utf8.elementsEqual(word.utf8) }) { return true }
    return names(of: .no).contains { $0.utf8.elementsEqual(word.utf8) } ? false : nil
  }
}

extension Label {
  /// The label in the columns of `note`, by the headers of `names`; ids of `scheme` and the names it gives them are
  /// both read, so that a corrected workbook can be read back. What is neither is a problem and counts as not said.
  public init(columnsOf note: Note, scheme: Scheme, names: LabelNames, problems: inout [Problem]) {
    let categories = scheme.categories.map { ($0.id, $0.name) }
    let topics = scheme.categories.flatMap { $0.topics.map { ($0.id, $0.name) } }
    func id(_ field: LabelNames.Field, in known: [(id: String, name: String)]) -> String? {
      guard let cell = names.value(field, of: note) else { return nil }
      let word = field == .secondary ? Label.category(in: cell) : cell
      let found =
        known.first { $0.id.utf8.elementsEqual(word.utf8) }
        ?? known.first { $0.name.utf8.elementsEqual(word.utf8) }
      if found == nil { problems.append(Label.unknown(cell, field, note, known.map(\.name).uniqued)) }
      return found?.id
    }
    let category = id(.category, in: categories)
    let own = scheme.categories.first { $0.id == category }?.topics.map { ($0.id, $0.name) } ?? []
    self.init(
      category: category, topic: id(.topic, in: own + topics), secondary: id(.secondary, in: categories),
      intent: id(.intent, in: scheme.intents.map { ($0.id, $0.name) }),
      isRaisedAgain: names.value(.raisedAgain, of: note).flatMap(names.truth))
  }

  /// The category of a second matter written as `category ▸ topic`.
  private static func category(in cell: String) -> String {
    cell.unicodeScalars.split(separator: "\u{25B8}", maxSplits: 1).first.map { String($0).trimmingBlanks }
      ?? cell
  }

  private static func unknown(
    _ cell: String, _ field: LabelNames.Field, _ note: Note, _ names: [String]
  ) -> Problem {
    var location = note.location
    location.column = field.rawValue
    let known = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " …" : "")
    return Problem(
      .malformedRow, "found the label “\(cell.prefix(20))”, expected an id or name of the scheme: \(known)",
      at: location,
      hint: "choose from the list of the cell; the label was left out")
  }
}

extension [String] {
  /// Each of the strings once, where it first stands.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
