internal import Huiyin

/// Gives every note of a run an id of its own.
///
/// A missing id becomes `FILE#ROW` or `FILE#SHEET!ROW`, several of one row and a repeated one `ID~2`, `ID~3` and so on.
struct NoteIDs {
  private var seen = IDSet()
  private var repeats: [IDSet.Key: Int] = [:]

  /// The id for `note`, and whether its own was taken.
  /// - Complexity: O(length) amortised; memory grows by about 25 bytes for every id.
  mutating func id(for note: Note) -> (id: String, isRepeated: Bool) {
    let own = note.id.isEmpty ? NoteIDs.place(of: note.location) : note.id
    let key = IDSet.Key(own)
    if seen.insert(key) { return (own, false) }
    var number = repeats[key] ?? 1
    var id = own
    repeat {
      number += 1
      id = "\(own)~\(number)"
    } while !seen.insert(IDSet.Key(id))
    repeats[key] = number
    return (id, !note.id.isEmpty)
  }

  private static func place(of location: Location) -> String {
    let start = location.file.utf8.lastIndex(of: UInt8(ascii: "/")).map {
      location.file.utf8.index(after: $0)
    }
    let file = location.file[(start ?? location.file.startIndex)...]
    let row = location.row.map(String.init) ?? ""
    return location.sheet.map { "\(file)#\($0)!\(row)" } ?? "\(file)#\(row)"
  }
}
