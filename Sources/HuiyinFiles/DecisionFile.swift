public import Huiyin

/// The clerk's file of decisions on matters: `decision ⇥ notes ⇥ remark`, `#` comments, a header line.
///
/// The decision is `merge` or `split`, or what these are called in tables; notes are ids of notes or matters with blanks
/// between them.
public enum DecisionFile {
  /// Reads the decisions in `path`.
  /// - Throws: `HuiyinError` of kind `unreadableFile`, or of kind `decision` with every line that cannot be followed.
  public static func read(_ path: String) throws -> Decisions {
    let lines = try TextLines(path: path)
    var decisions = Decisions()
    var faults: [Problem] = []
    var row = 0
    var hasHeader = false
    while let line = try lines.next() {
      row += 1
      let text = line.hasSuffix("\r") ? String(line.dropLast()) : line
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      guard hasHeader else {
        hasHeader = true
        continue
      }
      read(text, at: Location(file: path, row: row), into: &decisions, &faults)
    }
    guard faults.isEmpty else { throw HuiyinError(faults) }
    return decisions
  }

  private static func read(
    _ line: String, at location: Location, into decisions: inout Decisions, _ faults: inout [Problem]
  ) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    let ids = fields.count > 1 ? fields[1].split(separator: " ").map(String.init) : []
    guard let ruling = ruling(String(fields[0])), ids.count >= 2, fields.count <= 3 else {
      let known = Decisions.Ruling.allCases.map { "\($0.rawValue) \(Wording()[$0.rawValue])" }.joined(
        separator: ", ")
      return faults.append(
        Problem(
          .decision,
          "found “\(line.prefix(40).printable)”, expected a decision (\(known)), a tab and two ids or more",
          at: location, hint: "as in merge⇥0315 0412⇥remark; the first line is the header"))
    }
    decisions.lines.append(Decisions.Line(ruling, ids, location: location))
  }

  private static func ruling(_ word: String) -> Decisions.Ruling? {
    let wording = Wording()
    return Decisions.Ruling.allCases.first { $0.rawValue == word || wording[$0.rawValue] == word }
  }
}

extension Substring {
  fileprivate var printable: String { String(self).printable }
}
