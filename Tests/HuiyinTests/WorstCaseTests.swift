import HuiyinTestSupport
import Testing

@testable import Huiyin

/// Lexicons and notes made to be slow cost what their size costs.
@Suite(.serialized) struct WorstCaseTests {
  private static func analyzer(_ lines: [String]) throws -> Analyzer {
    Analyzer(lexicon: try TestLexicon(["order": lines]).load())
  }

  /// A word of three letters for each number, the first ones without the last letters of the alphabet.
  private static func word(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return String([letters[number / 676 % 26], letters[number / 26 % 26], letters[number % 26]])
  }

  private static func time(_ analyzer: Analyzer, _ text: String) -> Int {
    let (note, desk) = (Note(id: "1", text: text), Desk(analyzer))
    return ThreadTime.least { _ = analyzer.verdict(for: note, in: desk) }
  }

  /// What a note costs depends on what is in it, not on how many terms are not.
  @Test func aNoteCostsTheSameWhateverTheLexicon() throws {
    func lines(_ count: Int) -> [String] {
      (0..<count).map { "noise\tq\(Self.word($0)) .. z\(Self.word($0))\t1\tcue" } + ["noise\t狂吠\t5\tcue"]
    }
    func time(_ count: Int) throws -> Int {
      let (analyzer, note) = (try Self.analyzer(lines(count)), Note(id: "1", text: "楼下的狗天天狂吠，没人管。"))
      let desk = Desk(analyzer)
      return ThreadTime.least { for _ in 0..<50 { _ = analyzer.verdict(for: note, in: desk) } }
    }
    let (small, large) = (try time(200), try time(6_400))
    #expect(large < small * 3, "\(small) ns with 200 lines, \(large) with 6,400")
  }

  /// Every word with every other, all of them in one clause.
  @Test func gapPatternsCostWhatTheirNumberCosts() throws {
    func time(_ count: Int) throws -> Int {
      let words = (0..<count).map(Self.word)
      let lines = words.flatMap { first in words.map { "noise\t\(first) ..200 \($0)\t1\tcue" } }
      let analyzer = try Self.analyzer(lines)
      let text = words.joined(separator: " ")
      let found = analyzer.verdict(for: Note(id: "1", text: text)).evidence.count
      #expect(found > count, "the patterns must match for this to be worth a test")
      return Self.time(analyzer, text)
    }
    _ = try time(5)
    let (few, many) = (try time(12), try time(60))
    #expect(many < few * 25 * 3, "\(few) ns for 144 patterns, \(many) for 3,600")
  }

  /// Many ways lead through the steps of one line, and none to its last step, which stands before all others.
  @Test func longSequencesCostWhatTheirPlacesCost() throws {
    let steps = [String](repeating: "吠", count: 6) + ["犬"]
    let analyzer = try Self.analyzer(["noise\t\(steps.joined(separator: " ..200 "))\t1\tcue"])
    func time(_ count: Int) -> Int {
      Self.time(analyzer, "犬 " + [String](repeating: "吠", count: count).joined(separator: " "))
    }
    _ = time(12)
    let (few, many) = (time(12), time(96))
    #expect(many < few * 64 * 3, "\(few) ns for 12 places, \(many) for 96")
  }

  /// Terms that are the beginnings of each other, over a text that is all of them everywhere.
  @Test func nestedTermsStayLinear() throws {
    let lines = (1...60).map { "noise\t\(String(repeating: "吠", count: $0))\t1\tcue" }
    let analyzer = try Self.analyzer(lines)
    func time(_ count: Int) -> Int { Self.time(analyzer, String(repeating: "吠", count: count)) }
    _ = time(200)
    let (short, long) = (time(400), time(3_200))
    #expect(long < short * 8 * 4, "\(short) ns for 400 characters, \(long) for 3,200")
  }

  /// Negations inside negations and exceptions over exceptions are looked through by place, not each with each.
  @Test func negationsAndExceptionsStayLinear() throws {
    let negations = "word\twithin\ttopics\tremark\n没有\t2\t*\t\n有没有\t2\t-\t\n没\t2\t*\t"
    let analyzer = Analyzer(
      lexicon: try TestLexicon(
        ["order": ["noise\t狂吠\t5\tcue", "*\t狂吠声\t0\texception", "noise\t吠\t1\tcue"]],
        common: ["negations.tsv": negations]
      ).load())
    func time(_ count: Int) -> Int { Self.time(analyzer, String(repeating: "有没有狂吠声", count: count)) }
    _ = time(100)
    let (short, long) = (time(150), time(1_200))
    #expect(long < short * 8 * 4, "\(short) ns for 150 pieces, \(long) for 1,200")
  }

  /// A large set that is asked about at every place of a note is looked through once for the note.
  @Test func largeSetsAreLookedThroughOnce() throws {
    let text = String(repeating: "狂吠。", count: 1500) + "zz"
    func time(_ count: Int) throws -> Int {
      // Numbered by the lines of their own first, so that a set has many stretches of numbers.
      let words = (0..<count).map { "w\(Self.word($0))" }
      let lines = words.flatMap { ["noise\t\($0)\t1\tcue", "noise\t犬\($0)\t1\tcue"] }
      let sets = (0..<3).map { "noise\t狂吠 & (\(words.joined(separator: "|"))|zz\($0)|zz)\t1\tcue" }
      return Self.time(try Self.analyzer(lines + sets), text)
    }
    _ = try time(10)
    let (small, large) = (try time(100), try time(6_400))
    #expect(large < small * 2, "\(small) ns with sets of 100 words, \(large) of 6,400")
  }

  /// A header of nothing but tabs is looked through once.
  @Test func headersOfManyTabsAreReadOnce() {
    func time(_ count: Int) -> Int {
      let file = LexiconFile(path: "x", bytes: Array(("word" + String(repeating: "\t", count: count)).utf8))
      return ThreadTime.least {
        var faults: [Problem] = []
        #expect(TabTable(file, columns: ["word", "cost"], faults: &faults).lines.isEmpty)
        #expect(faults.count == 1)
      }
    }
    _ = time(100)
    let (few, many) = (time(2_000), time(16_000))
    #expect(many < few * 8 * 4, "\(few) ns for 2,000 tabs, \(many) for 16,000")
  }

  /// Reading a lexicon takes time by its lines.
  @Test func loadingStaysLinear() throws {
    func time(_ count: Int) throws -> Int {
      let lines = (0..<count).map { "noise\t狂\(Self.word($0))吠|犬\(Self.word($0))\t1\tcue" }
      var most = Int.max
      for _ in 0..<2 {
        let start = ContinuousClock.now
        _ = try Self.analyzer(lines)
        most = min(most, Int((ContinuousClock.now - start) / .microseconds(1)))
      }
      return most
    }
    _ = try time(100)
    let (few, many) = (try time(1_000), try time(8_000))
    #expect(many < few * 8 * 3, "\(few) µs for 1,000 lines, \(many) for 8,000")
  }
}
