/// 沿革: what later months need to know of earlier ones: the matters, and of every note its id, day, keys and headline,
/// and a fingerprint of who wrote it. It holds words of the notes one by one, so it is to be kept as the notes are.
public struct MatterHistory: Sendable, Equatable {
  /// The fingerprint of the lexicon it was made with; nil for a history without notes.
  public var lexicon: String?
  /// The notes, in the order they came in over the months.
  package var members: [Member] = []
  /// The matters, in the order in which they were found.
  package var matters: [Matter] = []

  /// A history without notes.
  public init() {}

  /// How many notes it holds.
  public var noteCount: Int { members.count }

  /// One note.
  package struct Member: Sendable, Equatable, Codable {
    package var mention: Mention
    /// A fingerprint of its text: the same note read once more is known by it.
    package var seal: String
    /// What the note says it is about, in its own words.
    package var headline: String
    package var keys: MatterKeys
    /// The id of its matter; nil where it stands alone.
    package var matter: String?
  }

  /// One matter.
  package struct Matter: Sendable, Equatable, Codable {
    package var id: String
    package var headline: String
    package var place: String?
    package var links: [Recurrence.Link]
  }

  /// The number of a matter whose first note is `note`. It never changes, so a matter is known by it in every month.
  static func id(ofMatterFrom note: String) -> String { prefix + note }

  /// The note that gave the matter `id` its number; nil where this is no number of a matter.
  static func firstNote(of id: String) -> String? {
    id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : nil
  }

  private static let prefix = "R-"
}
