import Foundation
import Huiyin
import HuiyinFiles
import HuiyinTestSupport
import Testing

@testable import huiyin_bench

/// The corpora of the repository.
enum BenchFixture {
  static let corpora = SharedData.root.appending(path: "corpora")
  static let corpus = Result { try Corpus(folder: corpora.path) }

  static func notes(_ indices: Range<Int>, seed: UInt64 = 7) throws -> [Note] {
    let generator = NoteGenerator(try corpus.get(), seed: seed)
    return indices.map(generator.note)
  }
}

/// Generated notes: the same for the same seed, different from each other, and notes as any others.
@Suite struct NoteGeneratorTests {
  @Test func sameSeedSameNotes() throws {
    let isSame = try BenchFixture.notes(0..<200) == BenchFixture.notes(0..<200)
    let isSameForAnotherSeed = try BenchFixture.notes(0..<20) == BenchFixture.notes(0..<20, seed: 8)
    #expect(isSame && !isSameForAnotherSeed)
  }

  /// A note does not depend on those before it: a smaller set begins a larger one, and nothing is remembered.
  @Test func aNoteStandsByItself() throws {
    let isSame = try BenchFixture.notes(150..<200) == Array(BenchFixture.notes(0..<200)[150...])
    #expect(isSame)
  }

  /// What a process of its own writes is, read back, what this one makes.
  @Test func bytesAreTheSameInEveryProcess() throws {
    let first = try BenchFixture.notes(0..<300).map {
      "\($0.id) \($0.title ?? "") \($0.text) \($0.place ?? "")"
    }
    let arguments = ["generate", "300", "--seed", "7", "--corpora", BenchFixture.corpora.path]
    let file = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = BenchFixture.program
    process.arguments = arguments + ["-o", file.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var files = try NoteFiles([file.path], names: ColumnNames([:]))
    let read = try files.all().notes.map { "\($0.id) \($0.title ?? "") \($0.text) \($0.place ?? "")" }
    let isSame = read == first
    #expect(isSame)
  }

  @Test func notesVary() throws {
    let notes = try BenchFixture.notes(0..<3000)
    #expect(Set(notes.map(\.id)).count == notes.count)
    #expect(Set(notes.map(\.text)).count > notes.count * 99 / 100)
    #expect(Set(notes.map(\.place)).count > 500)
    #expect(Set(notes.map { $0.date?.description.prefix(7) }).count == 24)
    let lengths = notes.map(\.text.utf8.count)
    #expect((250...350).contains(lengths.reduce(0, +) / notes.count))
    #expect(lengths.max()! < 2000)
  }

  /// A place keeps its kind, a number its length; one that means something stays as it is.
  @Test func placesAndNumbersChange() throws {
    let variation = try Variation(path: BenchFixture.corpora.appending(path: "bench/variation.tsv").path)
    let pattern = SentencePattern(Array("拨110，桂花巷17号".unicodeScalars), variation)
    var (dice, bytes): (Dice, [UInt8]) = (Dice(seed: 1, index: 0), [])
    pattern.append(to: &bytes, &dice) { Array("\(String.UnicodeScalarView($0).count)".utf8) }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("拨110，2巷1") && text.hasSuffix("号") && text.count == 10, "\(text)")
  }

  @Test func sentencesJoinBackToTheText() {
    let text = "他说：“走吧！”我没走。你呢？！没有句号"
    let sentences = SentencePattern.sentences(of: text).map { String(String.UnicodeScalarView($0)) }
    #expect(sentences == ["他说：“走吧！”", "我没走。", "你呢？！", "没有句号"])
    #expect(sentences.joined() == text)
  }

  /// Dice are fair enough, and fixed: what they roll must never change, or all generated notes do.
  @Test func diceAreFixed() {
    var dice = Dice(seed: 7, index: 0)
    #expect((0..<6).map { _ in dice.roll(below: 10) } == [7, 4, 8, 4, 9, 6])
    var counts = [Int](repeating: 0, count: 10)
    for index in 0..<10_000 {
      var dice = Dice(seed: 3, index: index)
      counts[dice.roll(below: 10)] += 1
    }
    #expect(counts.allSatisfy { (850...1150).contains($0) }, "\(counts)")
    var other = Dice(seed: 7, index: 1)
    #expect(other.shuffled(Array(0..<50)).sorted() == Array(0..<50))
  }

  @Test func badCorporaAreNamed() throws {
    #expect(throws: HuiyinError.self) {
      try Corpus(folder: "/nowhere")
    }
    let path = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString).tsv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    for (text, row) in [("use\town\tkind\nplace\t桂花\n", 2), ("# c\nuse\town\tkind\n\nother\ta\tb\n", 4)] {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let error = #expect(throws: HuiyinError.self) { try Variation(path: path) }
      #expect(error?.faults.first?.location.row == row)
    }
  }
}

extension BenchFixture {
  /// The program, built beside the tests.
  static let program: URL = {
    let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let here = bundle ?? URL(filePath: CommandLine.arguments[0])
    return here.deletingLastPathComponent().appending(path: "huiyin-bench")
  }()
}
