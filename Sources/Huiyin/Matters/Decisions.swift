/// The clerk's word on matters: notes that are one matter, and notes that are not. It wins over every likeness.
public struct Decisions: Sendable, Hashable {
  /// The lines, in their order.
  public var lines: [Line]

  /// No decisions, or `lines`.
  public init(_ lines: [Line] = []) { self.lines = lines }

  /// One decision.
  public struct Line: Sendable, Hashable {
    /// What is decided.
    public var ruling: Ruling
    /// Ids of notes or matters; a matter stands for its notes.
    public var ids: [String]
    /// Where it was read.
    public var location: Location

    /// `ruling` for `ids`.
    public init(_ ruling: Ruling, _ ids: [String], location: Location) {
      self.ruling = ruling
      self.ids = ids
      self.location = location
    }
  }

  /// What can be decided.
  public enum Ruling: String, Sendable, Hashable, CaseIterable {
    /// These are one matter.
    case merge
    /// No two of these are of one matter.
    case split
  }
}

/// Decisions as the grouping takes them: notes by number.
struct Rulings {
  /// Notes that belong together.
  private(set) var together: [[Int]] = []
  /// Pairs that do not.
  private(set) var apart: [(Int, Int)] = []
  /// Ids that are neither a note nor a matter.
  private(set) var problems: [Problem] = []

  /// Reads `decisions` over the notes that `numbers` finds for an id.
  /// - Throws: `HuiyinError` where two notes are to be both one matter and not.
  init(_ decisions: Decisions, numbers: (String) -> [Int]) throws {
    var splits: [(pair: (Int, Int), line: Decisions.Line)] = []
    for line in decisions.lines {
      let sides = line.ids.map { id -> [Int] in
        let found = numbers(id)
        if found.isEmpty { problems.append(Rulings.unknown(id, line)) }
        return found
      }
      switch line.ruling {
      case .merge:
        together.append(sides.flatMap { $0 })
      case .split:
        for (index, side) in sides.enumerated() {
          for other in sides[(index + 1)...] { splits += Rulings.pairs(side, other).map { ($0, line) } }
        }
      }
    }
    try refuseContradictions(splits)
    apart = splits.map(\.pair)
  }

  /// Every pair across; a note against a matter it is in stands against the others of that matter.
  private static func pairs(_ left: [Int], _ right: [Int]) -> [(Int, Int)] {
    if left.count == 1 { return right.filter { $0 != left[0] }.map { (left[0], $0) } }
    if right.count == 1 { return pairs(right, left) }
    return left.flatMap { a in right.map { (a, $0) } }
  }

  private func refuseContradictions(_ splits: [(pair: (Int, Int), line: Decisions.Line)]) throws {
    var parents: [Int: Int] = [:]
    func root(_ note: Int) -> Int {
      var note = note
      while let parent = parents[note], parent != note { note = parent }
      return note
    }
    for notes in together {
      for note in notes.dropFirst() where root(note) != root(notes[0]) {
        parents[root(note)] = root(notes[0])
      }
    }
    for (pair, line) in splits where root(pair.0) == root(pair.1) {
      throw HuiyinError(
        Problem(
          .decision, "“\(line.ids.joined(separator: " "))” are split here and merged on another line",
          at: line.location, hint: "take one of the two lines out"))
    }
  }

  private static func unknown(_ id: String, _ line: Decisions.Line) -> Problem {
    Problem(
      .decision, "there is no note or matter “\(id)” in what was read", at: line.location,
      hint: "the line is kept for later runs; check the id if it should be there")
  }
}
