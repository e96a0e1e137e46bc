internal import FoundationEssentials
internal import Huiyin

/// What changes from one generated note to the next, as `corpora/bench/variation.tsv` has it.
struct Variation {
  /// A name of the corpora: its own part, which is replaced, and the kind of place, which stays.
  struct Place: Hashable {
    let own: [Unicode.Scalar]
    let kind: [Unicode.Scalar]
    var length: Int { own.count + kind.count }
  }

  /// The own parts of all names, each once, in the order of the file.
  private(set) var ownParts: [[Unicode.Scalar]] = []
  /// Numbers that stay.
  private(set) var keptNumbers: Set<String> = []
  /// The names by their first character, longer ones first.
  private var places: [Unicode.Scalar: [Place]] = [:]

  /// Reads the lines `use ⇥ own ⇥ kind` of the file `path`.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it is missing or has a line of another form.
  init(path: String) throws {
    guard let text = try? String(contentsOf: URL(filePath: path), encoding: .utf8) else {
      throw Corpus.fault(path, "the file cannot be read")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$1.isEmpty && !$1.hasPrefix("#") }
    for (index, line) in lines.dropFirst() {
      guard take(line.split(separator: "\t", omittingEmptySubsequences: false)) else {
        throw Corpus.fault(
          path, "found “\(line)”, expected use, own and kind with tabs between", row: index + 1)
      }
    }
    guard !ownParts.isEmpty else { throw Corpus.fault(path, "no line names a place") }
  }

  private mutating func take(_ fields: [Substring]) -> Bool {
    guard fields.count == 3, !fields[1].isEmpty else { return false }
    switch fields[0] {
    case "kept": keptNumbers.insert(String(fields[1]))
    case "place" where !fields[2].isEmpty:
      let place = Place(own: Array(fields[1].unicodeScalars), kind: Array(fields[2].unicodeScalars))
      if !ownParts.contains(place.own) { ownParts.append(place.own) }
      places[place.own[0], default: []].append(place)
      places[place.own[0]]?.sort { $0.length > $1.length }
    default: return false
    }
    return true
  }

  /// The longest name that stands at the beginning of `text`.
  func place(at text: ArraySlice<Unicode.Scalar>) -> Place? {
    guard let first = text.first, let candidates = places[first] else { return nil }
    return candidates.first { text.starts(with: $0.own + $0.kind) }
  }
}
