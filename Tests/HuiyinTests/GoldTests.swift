import Foundation
import Huiyin
import HuiyinTestSupport
import HuiyinText
import Testing

/// The shipped lexicon against the gold of `corpora/`.
@Suite struct GoldTests {
  static let analyzer = Result {
    Analyzer(lexicon: try Lexicon(directory: SharedData.root.appending(path: "lexicons/police")))
  }

  static func lines(_ file: String) throws -> [[String: Any]] {
    let data = try Data(contentsOf: SharedData.root.appending(path: "corpora/\(file)"))
    return try data.split(separator: 0x0A).map {
      try JSONSerialization.jsonObject(with: $0) as! [String: Any]
    }
  }

  static func note(_ line: [String: Any]) -> Note {
    Note(id: line["id"] as! String, title: line["title"] as? String, text: line["text"] as! String)
  }

  /// What a verdict says, without the places in the text.
  private static func outcome(_ verdict: Verdict) -> [String?] {
    [
      verdict.category, verdict.topic, verdict.secondary?.category, verdict.intent,
      "\(verdict.isRaisedAgain)",
    ]
  }

  @Test func cutsAreAsMarked() throws {
    let tokenizer = try Self.analyzer.get().tokenizer
    let gold = try String(
      contentsOf: SharedData.root.appending(path: "corpora/gold-cuts.txt"), encoding: .utf8)
    let marked = gold.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let wrong = marked.filter { line in
      let text = line.filter { $0 != "|" && $0 != "-" }
      let edges = Set(tokenizer.tokens(in: text).map(\.bytes.lowerBound))
      var at = 0
      return line.contains { mark in
        if mark == "|" { return !edges.contains(at) }
        if mark == "-" { return edges.contains(at) }
        at += String(mark).utf8.count
        return false
      }
    }
    #expect(marked.count > 150 && wrong.isEmpty, "\(wrong)")
  }

  @Test(arguments: [
    ("公安", "办公安排在下周"), ("民警", "居民警惕性高"), ("出警", "校门口发出警告"), ("立案", "协会成立案例展示"),
    ("居住证", "开一份居住证明"), ("队长", "排队长达两小时"),
  ])
  func straddledTermsAreNoEvidence(_ term: String, _ text: String) throws {
    let analyzer = try Self.analyzer.get()
    #expect(!analyzer.tokenizer.tokens(in: text).map(\.text).contains(term))
    let counted = analyzer.verdict(for: Note(id: "1", text: text)).evidence.filter { $0.struck == nil }
    #expect(!counted.contains { $0.quote == term }, "\(counted.map(\.quote))")
  }

  @Test(arguments: [("不作为", "他们也不作为"), ("出警", "报了三回都不出警"), ("居住证", "居住证怎么办")])
  func wholeTermsAreEvidence(_ term: String, _ text: String) throws {
    let analyzer = try Self.analyzer.get()
    #expect(analyzer.tokenizer.tokens(in: text).map(\.text).contains(term))
    let counted = analyzer.verdict(for: Note(id: "1", text: text)).evidence.filter { $0.struck == nil }
    #expect(counted.contains { $0.quote.contains(term) }, "\(counted.map(\.quote))")
  }

  /// The floor lies below what was measured, above what a broken engine or lexicon gives.
  @Test func verdictsAgreeWithTheLabels() throws {
    let lines = try Self.lines("gold-verdicts.jsonl")
    let verdicts = try Self.analyzer.get().verdicts(for: lines.map(Self.note), jobs: 2)
    let labels = lines.map { line in
      Label(
        category: line["category"] as? String, topic: line["topic"] as? String,
        secondary: line["secondary"] as? String,
        intent: line["intent"] as? String, isRaisedAgain: line["raisedAgain"] as? Bool)
    }
    let evaluation = Evaluation(
      zip(labels, verdicts).map { (label: $0, verdict: $1) }, scheme: try Self.analyzer.get().lexicon.scheme)
    #expect(evaluation.macroF1 > 0.93, "macro-F1 \(evaluation.macroF1)")
    #expect(evaluation.intentAccuracy.value > 0.70, "intent \(evaluation.intentAccuracy.value)")
    #expect(
      evaluation.raisedAgainAccuracy.value > 0.75, "raised again \(evaluation.raisedAgainAccuracy.value)")
  }

  /// Law 7: damage does not matter.
  @Test func damagedNotesGetTheSameVerdict() throws {
    let analyzer = try Self.analyzer.get()
    let clean = Dictionary(
      uniqueKeysWithValues: try Self.lines("notes.jsonl").map { ($0["id"] as! String, Self.note($0)) })
    let damaged = try Self.lines("gold-damage.jsonl").map { line in
      var note = clean[line["id"] as! String]!
      note.text = line["text"] as! String
      return note
    }
    let different = damaged.filter { note in
      Self.outcome(analyzer.verdict(for: note)) != Self.outcome(analyzer.verdict(for: clean[note.id]!))
    }
    #expect(damaged.count >= 50 && different.isEmpty, "\(different.map { "\($0.id) \($0.text)" })")
  }

  @Test func widthAndInvisibleCharactersDoNotMatter() throws {
    let analyzer = try Self.analyzer.get()
    func fullWidth(_ text: String) -> String {
      String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { scalar in
            (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0)! : scalar
          }))
    }
    func dotted(_ text: String) -> String { text.unicodeScalars.map { "\($0)\u{200B}\u{AD}" }.joined() }
    // An entity (`&amp;`) spelt in other characters is no entity any more, so notes that hold one are another matter.
    for note in try Self.lines("notes.jsonl").prefix(120).map(Self.note) where !note.text.contains("&") {
      let expected = Self.outcome(analyzer.verdict(for: note))
      for damage in [fullWidth, dotted] {
        let damaged = Note(id: note.id, title: note.title.map(damage), text: damage(note.text))
        let verdict = analyzer.verdict(for: damaged)
        #expect(Self.outcome(verdict) == expected, "\(note.id)")
        #expect(
          verdict.evidence.allSatisfy {
            (damaged.title ?? "").contains($0.quote) || damaged.text.contains($0.quote)
          })
      }
    }
  }
}

@Test func readmeExampleRuns() throws {
  #expect(try !readmeExample(SharedData.root.appending(path: "lexicons/police")).isEmpty)
}
