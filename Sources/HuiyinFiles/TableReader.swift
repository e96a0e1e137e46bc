internal import Huiyin

/// Reads one format: the records of a file, one after the other.
///
/// To add a format, write a `TableReader` and add its `Format` to the list in `Format.all`.
///
/// Law: every record of the file comes out once, in order, as a row or, where it cannot be one, as a problem.
protocol TableReader: AnyObject {
  /// How the file was read, in a few words, such as `UTF-8`.
  var remark: String { get }
  /// Whether a row with another number of cells than the header is a fault.
  var shape: RowShape { get }
  /// The next record; nil at the end.
  /// - Throws: `HuiyinError` where reading cannot go on.
  func next() throws -> Reading?
  /// What a person should know once all is read, one line each.
  /// - Throws: `HuiyinError` where it takes reading on and that fails.
  func notices() throws -> [String]
}

extension TableReader {
  func notices() -> [String] { [] }
}

/// What a row's number of cells says.
enum RowShape {
  /// Every row must have as many cells as the header: a delimiter may be missing or unquoted.
  case separated
  /// Rows end where their last filled cell does, as in workbooks, or bring their own names.
  case ragged
  /// Rows bring their own names, and paragraphs have others than the tables between them.
  case mixed
}

/// What became of one record: a row, and what is wrong with it; or only a problem.
struct Reading {
  /// The row; nil where the record is narration, or where it cannot be one and has a problem.
  var row: Row?
  /// What is wrong with the record.
  var problems: [Problem] = []
  /// What the record says where it is no note.
  var narration: Narration?

  /// A record that is `narration`.
  init(narration: Narration, problems: [Problem] = []) {
    (self.narration, self.problems) = (narration, problems)
  }

  /// A record that is `row`.
  init(row: Row, problems: [Problem] = []) {
    self.row = row
    self.problems = problems
  }

  /// A record that is nothing but `problem`.
  init(lost problem: Problem) { problems = [problem] }

  /// Whether there is nothing to say of it but that a row was empty.
  var isSilent: Bool { !isFilled && problems.isEmpty }

  /// Whether there is more to it than an empty row.
  var isFilled: Bool {
    guard let row else { return true }
    return row.names != nil || !row.isBlank
  }
}
