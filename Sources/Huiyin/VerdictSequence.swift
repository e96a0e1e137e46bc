/// The verdicts of notes as these come in: see ``Analyzer/verdicts(for:)``.
public struct VerdictSequence<Notes: AsyncSequence>: AsyncSequence where Notes.Element == Note {
  /// How the notes can fail.
  public typealias Failure = Notes.Failure

  private let notes: Notes
  private let analyzer: Analyzer

  init(_ notes: Notes, _ analyzer: Analyzer) { (self.notes, self.analyzer) = (notes, analyzer) }

  /// Sorts the notes one by one.
  public func makeAsyncIterator() -> Iterator {
    Iterator(notes.makeAsyncIterator(), Desk(analyzer), analyzer)
  }

  /// Takes a note whenever a verdict is asked for.
  public struct Iterator: AsyncIteratorProtocol {
    private var notes: Notes.AsyncIterator
    private let desk: Desk
    private let analyzer: Analyzer

    fileprivate init(_ notes: Notes.AsyncIterator, _ desk: Desk, _ analyzer: Analyzer) {
      (self.notes, self.desk, self.analyzer) = (notes, desk, analyzer)
    }

    /// The verdict of the next note; nil after the last.
    public mutating func next(isolation actor: isolated (any Actor)?) async throws(Failure) -> Verdict? {
      try await notes.next(isolation: actor).map { analyzer.verdict(for: $0, in: desk) }
    }
  }
}

extension VerdictSequence: Sendable where Notes: Sendable {}

extension Analyzer {
  /// A verdict for each of `notes`, as soon as it comes in and is asked for: nothing is read ahead, so memory holds one
  /// note. For all cores use ``verdicts(for:jobs:)-swift.method`` on batches, or several sequences at once.
  public func verdicts<Notes: AsyncSequence>(for notes: Notes) -> VerdictSequence<Notes>
  where Notes.Element == Note {
    VerdictSequence(notes, self)
  }
}
