/// 出件: something as it may leave the program. Only a ``Masking`` makes one, so that no writer, renderer or report can
/// be given what has not passed it.
@dynamicMemberLookup
public struct Released<Value: Sendable>: Sendable {
  /// What may be shown.
  public let value: Value

  init(_ value: Value) { self.value = value }

  /// A member of what may be shown.
  public subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member { value[keyPath: path] }
}

extension Released: Equatable where Value: Equatable {}

/// 已判留言: a note with its verdict.
public struct SortedNote: Sendable, Hashable {
  /// The note.
  public let note: Note
  /// How it is sorted.
  public let verdict: Verdict
  /// The number of the recurring matter it belongs to; nil where it stands alone or matters were not looked for.
  public let matter: String?

  /// `note`, sorted as `verdict` says, belonging to `matter`.
  public init(note: Note, verdict: Verdict, matter: String? = nil) {
    self.note = note
    self.verdict = verdict
    self.matter = matter
  }
}

extension Released where Value == SortedNote {
  /// The same note, belonging to `matter`.
  public func belonging(to matter: String?) -> Released {
    Released(SortedNote(note: value.note, verdict: value.verdict, matter: matter))
  }
}
