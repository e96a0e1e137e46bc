internal import Huiyin

/// Gives every note of a run an id of its own.
///
/// A missing id becomes `FILE#ROW` or `FILE#SHEET!ROW`, several of one row and a repeated one `ID~2`, `ID~3` and so on.
struct NoteIDs {
  private var seen: Set<Bytes> = []
  private var repeats: [Bytes: Int] = [:]

  /// The id for `note`, and whether its own was taken.
  /// - Complexity: O(length) amortised; memory grows by every id.
  mutating func id(for note: Note) -> (id: String, isRepeated: Bool) {
    let own = note.id.isEmpty ? NoteIDs.place(of: note.location) : note.id
    if seen.insert(Bytes(own)).inserted { return (own, false) }
    var number = repeats[Bytes(own)] ?? 1
    var id = own
    repeat {
      number += 1
      id = "\(own)~\(number)"
    } while !seen.insert(Bytes(id)).inserted
    repeats[Bytes(own)] = number
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

  /// A text that equals another only where its bytes do.
  private struct Bytes: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: Bytes, right: Bytes) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
      var text = text
      text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
  }
}
