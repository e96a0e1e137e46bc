public import Huiyin
public import HuiyinText

/// Notes from files: the one door. Whatever the format and charset, notes come out in the order of the files.
///
/// Law (nothing is lost): every row ends as a note, as a problem, as narration, or, for a month, among those outside it.
public struct NoteFiles {
  /// What was read since the last batch.
  public struct Batch: Sendable {
    /// Notes, in order.
    public var notes: [Note] = []
    /// Problems, in order.
    public var problems: [Problem] = []
    /// What of documents is no note, in order.
    public var narration: [Narration] = []
    /// What a person should know, one line each: how a file was read, which ids were taken.
    public var remarks: [String] = []
    /// About how many bytes the notes hold.
    fileprivate var bytes = 0
  }

  /// How files are to be read.
  public struct Options: Sendable {
    /// The charset of all files; nil to recognise each.
    public var charset: Charset?
    /// Columns named outright.
    public var columns = ColumnChoices()
    /// The sheet of workbooks; nil for the one with the best header.
    public var sheet: String?
    /// Only notes dated in the month, and undated ones; nil for all.
    public var month: Month?
    /// How many bytes are read at once; the result does not depend on it.
    var chunk = 1 << 16

    /// Everything recognised, every note taken.
    public init() {}

    /// Sets the charset by a name a person gives.
    /// - Throws: `HuiyinError` of kind `option` for a name ICU does not know.
    public mutating func setEncoding(_ name: String) throws {
      guard let known = Charset(named: name) else { throw HuiyinError(Options.unknown(name)) }
      charset = known
    }

    private static func unknown(_ name: String) -> Problem {
      Problem(
        .option, "the encoding \"\(name)\" is not known", at: Location(file: "--encoding"),
        hint: "use one of \(Charset.examples.joined(separator: ", ")), or leave it out")
    }
  }

  /// What was read so far.
  public var tally: Tally {
    var tally = closedTally
    tally += currentTally
    return tally
  }

  /// How many bytes of the files were read so far.
  public var bytesRead: Int { closedBytes + (current?.bytesRead ?? 0) }

  private var closedBytes = 0
  private let names: ColumnNames
  private let cues: MinutesCues
  private let options: Options
  private var waiting: ArraySlice<(path: String, opened: NoteFile?)>
  private var current: NoteFile?
  private var closedTally = Tally()
  private var currentTally = Tally()
  private var ids = NoteIDs()
  private var repeatedIDs: [String] = []

  /// Opens every file of `paths` (`-` is standard input) and reads as far as its header, before the first note.
  /// - Throws: `HuiyinError` with a fault for every file that cannot be read or has no column for the text.
  public init(
    _ paths: [String], names: ColumnNames, cues: MinutesCues = MinutesCues(), options: Options = Options()
  ) throws {
    (self.names, self.cues, self.options) = (names, cues, options)
    var faults: [Problem] = []
    waiting = []
    for path in paths {
      do {
        let file = try NoteFile(path: path, names: names, cues: cues, options: options)
        waiting.append((path, file.isRepeatable && !waiting.isEmpty ? nil : file))
      } catch let error as HuiyinError {
        faults += error.faults
      }
    }
    if !faults.isEmpty { throw HuiyinError(faults) }
  }

  /// How many bytes of text end a batch, so that long notes do not fill the memory.
  private static let batchBytes = 4 << 20

  /// The next notes, at most `count`, fewer where they are long, with the problems met on the way; nil when all is read.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where a file can no longer be read.
  public mutating func nextBatch(of count: Int = 1024) throws -> Batch? {
    var batch = Batch()
    var records = 0
    while batch.notes.count < count, records < 4 * max(count, 256), batch.bytes < NoteFiles.batchBytes {
      guard let file = try openNext(&batch) else { break }
      records += 1
      if let outcome = try file.next() { take(outcome, into: &batch) } else { try close(file, into: &batch) }
    }
    return records == 0 ? nil : batch
  }

  /// Everything that is left, at once.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where a file can no longer be read.
  public mutating func all() throws -> Batch {
    var all = Batch()
    while let batch = try nextBatch() {
      all.notes += batch.notes
      all.problems += batch.problems
      all.narration += batch.narration
      all.remarks += batch.remarks
    }
    return all
  }

  private mutating func openNext(_ batch: inout Batch) throws -> NoteFile? {
    if let current { return current }
    guard let next = waiting.popFirst() else { return nil }
    let file = try next.opened ?? NoteFile(path: next.path, names: names, cues: cues, options: options)
    batch.problems += file.headerProblems
    currentTally.problems += file.headerProblems.count
    currentTally.emptyRows += file.emptyRows
    current = file
    return file
  }

  private mutating func take(_ outcome: RowSorter.Outcome, into batch: inout Batch) {
    batch.problems += outcome.problems
    currentTally.problems += outcome.problems.count
    guard !outcome.isEmptyRow else { return currentTally.emptyRows += 1 }
    currentTally.rows += 1
    if let narration = outcome.narration {
      batch.narration.append(narration)
      batch.bytes += narration.text.utf8.count
      return currentTally.narration += 1
    }
    guard let note = outcome.note else { return currentTally.rowsWithoutNote += 1 }
    if outcome.hasUnreadableDate { currentTally.unreadableDates += 1 }
    take(named(note), into: &batch)
  }

  private mutating func take(_ note: Note, into batch: inout Batch) {
    if let month = options.month, let date = note.date, !month.contains(date) {
      return currentTally.outsideMonth += 1
    }
    currentTally.notes += 1
    if note.date == nil { currentTally.undated += 1 }
    batch.notes.append(note)
    batch.bytes += note.size
  }

  private mutating func named(_ note: Note) -> Note {
    var note = note
    let (id, isRepeated) = ids.id(for: note)
    if isRepeated {
      currentTally.repeatedIDs += 1
      if repeatedIDs.count < 3 { repeatedIDs.append(id) }
    }
    note.id = id
    return note
  }

  private mutating func close(_ file: NoteFile, into batch: inout Batch) throws {
    batch.remarks += try file.remarks(currentTally)
    if currentTally.repeatedIDs > 0 {
      batch.remarks.append(
        "\(file.file): \(currentTally.repeatedIDs) ids were taken already and got a number: \(repeatedIDs.joined(separator: ", "))"
      )
    }
    closedTally += currentTally
    closedBytes += file.bytesRead
    (current, currentTally, repeatedIDs) = (nil, Tally(), [])
  }
}

extension Note {
  /// The bytes of its texts.
  fileprivate var size: Int {
    text.utf8.count + (title?.utf8.count ?? 0) + columns.reduce(0) { $0 + $1.value.utf8.count }
  }
}
