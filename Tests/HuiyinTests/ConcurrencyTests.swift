import HuiyinTestSupport
import Synchronization
import Testing

@testable import Huiyin

/// Law: one analyzer, any number of tasks, the same verdicts.
@Suite struct ConcurrencyTests {
  private static func analyzer() throws -> Analyzer {
    Analyzer(
      lexicon: try TestLexicon(["order": ["noise\t警\t5\tcue", "dogs\t一 .. 不\t3\tcue", "dogs\t的 & 人\t2\tcue"]])
        .load())
  }

  private static func notes(_ count: Int) -> [Note] {
    var generator = SeededGenerator(seed: 21)
    let source = AwkwardText()
    return (0..<count).map { Note(id: "\($0)", text: source.next(longest: 60, using: &generator)) }
  }

  @Test func manyTasksShareOneAnalyzer() async throws {
    let (analyzer, notes) = (try Self.analyzer(), Self.notes(120))
    let alone = notes.map { analyzer.verdict(for: $0) }
    let all = await withTaskGroup(of: [Verdict].self, returning: [[Verdict]].self) { group in
      for task in 0..<8 {
        group.addTask {
          task % 2 == 0 ? analyzer.verdicts(for: notes) : notes.map { analyzer.verdict(for: $0) }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all.count == 8 && all.allSatisfy { $0 == alone })
  }

  @Test func aSequenceIsSortedNoteByNote() async throws {
    let (analyzer, notes) = (try Self.analyzer(), Self.notes(60))
    let sent = Mutex(0)
    var received: [Verdict] = []
    let stream = AsyncStream {
      sent.withLock { sent -> Note? in
        guard sent < notes.count else { return nil }
        sent += 1
        return notes[sent - 1]
      }
    }
    for await verdict in analyzer.verdicts(for: stream) {
      received.append(verdict)
      #expect(sent.withLock { $0 } == received.count, "nothing is read ahead")
    }
    #expect(received == notes.map { analyzer.verdict(for: $0) })
  }

  private struct Broken: Error {}

  @Test func whatTheNotesThrowComesThrough() async throws {
    let notes = AsyncThrowingStream<Note, any Error> {
      $0.yield(Note(id: "1", text: "警"))
      $0.finish(throwing: Broken())
    }
    var received = 0
    await #expect(throws: Broken.self) {
      for try await _ in try Self.analyzer().verdicts(for: notes) { received += 1 }
    }
    #expect(received == 1)
  }

  /// The same desk for note after note, batches and single notes: what is left in its memory does not show.
  @Test func desksAreUsedAgain() throws {
    let (analyzer, notes) = (try Self.analyzer(), Self.notes(100))
    let desk = Desk(analyzer)
    let alone = notes.map { analyzer.verdict(for: $0) }
    #expect(analyzer.verdicts(for: notes, in: desk) == alone)
    #expect(notes.map { analyzer.verdict(for: $0, in: desk) } == alone)
  }
}
