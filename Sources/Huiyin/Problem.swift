/// One thing that is wrong with what was read, said so that the reader can mend it.
public struct Problem: Sendable, Hashable {
  /// What sort of fault it is: stable, for programs that sort problems.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The file is missing, a folder, empty, binary, or of no known format.
    case unreadableFile
    /// Bytes that are no text in the file's encoding.
    case encoding
    /// No header row, or a column that is asked for and not there.
    case header
    /// A row with too few or too many fields, or a quote that never ends.
    case malformedRow
    /// A line that is not the JSON it should be.
    case malformedJSON
    /// A row without any text to read.
    case emptyNote
    /// A fault in a lexicon file.
    case lexicon
    /// A line of the clerk's decisions on matters that cannot be followed.
    case decision
    /// A note that belongs to two matters as much as to one; they are left apart.
    case bridge
    /// What was kept from earlier months cannot be read, or was changed meanwhile.
    case history
    /// An option whose value cannot be used.
    case option
    /// An output that could not be written.
    case unwritableFile
  }

  /// What sort of fault it is.
  public let kind: Kind
  /// One sentence: what was found and what was expected.
  public let message: String
  /// Where it was found.
  public let location: Location
  /// What the reader can do about it.
  public let hint: String?

  /// A fault of `kind`, found at `location`.
  public init(_ kind: Kind, _ message: String, at location: Location, hint: String? = nil) {
    self.kind = kind
    self.message = message
    self.location = location
    self.hint = hint
  }
}

extension Problem: CustomStringConvertible {
  /// `place: message (hint)` on one line.
  public var description: String {
    let advice = hint.map { " (\($0))" } ?? ""
    return "\(location): \(message)\(advice)"
  }
}

extension [Problem] {
  /// The problems file by file, in the order in which the files were met, each file's by row.
  var byPlace: [Problem] {
    var order: [String: Int] = [:]
    for problem in self where order[problem.location.file] == nil {
      order[problem.location.file] = order.count
    }
    func key(_ problem: Problem) -> (Int, Int) {
      (order[problem.location.file] ?? 0, problem.location.row ?? 0)
    }
    return enumerated().sorted { left, right in
      let (first, second) = (key(left.element), key(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}

/// Why the run cannot go on: every fault found, not only the first.
public struct HuiyinError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The faults, in the order of the files read; never empty.
  public let faults: [Problem]

  /// An error with all of `faults`.
  public init(_ faults: [Problem]) {
    precondition(!faults.isEmpty, "an error needs a fault")
    self.faults = faults
  }

  /// An error with the single fault `fault`.
  public init(_ fault: Problem) { self.init([fault]) }

  /// One line per fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
