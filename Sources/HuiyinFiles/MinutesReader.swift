internal import Huiyin

/// Takes a document apart into notes: minutes, diaries, lists of what residents said, tables and forms.
///
/// Law: every passage that is not blank comes out once, as a note or as narration, in the order of the document; only
/// lines broken within a sentence are joined.
final class MinutesReader: TableReader {
  let remark: String
  let shape = RowShape.mixed
  private let source: any BlockSource
  private var ahead: ArraySlice<Block>
  private var ready: ArraySlice<Reading> = []
  private var sorter: MinutesSorter
  private var tables: DocumentTable

  /// Reads from `source`, of which `ahead` was read already. What `evidence` does not show to be minutes has a note
  /// for every paragraph.
  init(
    _ source: any BlockSource, ahead: [Block] = [], evidence: MinutesEvidence, named name: String,
    _ opening: Opening
  ) {
    (self.source, self.ahead) = (source, ahead[...])
    let kind =
      !evidence.isMinutes
      ? "a note for each paragraph" : evidence.isDiary ? "read as a diary" : "read as minutes"
    remark = [name, kind].filter { !$0.isEmpty }.joined(separator: ", ")
    sorter = MinutesSorter(cues: opening.cues, evidence: evidence)
    tables = DocumentTable(names: opening.names, choices: opening.options.columns, cues: opening.cues)
  }

  func next() throws -> Reading? {
    while true {
      if let reading = ready.popFirst() { return reading }
      guard let block = try ahead.popFirst() ?? source.next() else {
        take(tables.end())
        ready += sorter.end()
        return ready.popFirst()
      }
      switch block {
      case .passage(let passage): ready = sorter.readings(passage)[...]
      case .row(let cells, let location): take(tables.add(cells, at: location))
      case .tableEnd: take(tables.end())
      }
    }
  }

  private func take(_ outcome: DocumentTable.Outcome) {
    ready = sorter.end()[...]
    for row in outcome.rows { ready.append(Reading(row: sorter.frame.completed(row))) }
    for passage in outcome.passages { ready += sorter.readings(passage) }
  }
}
