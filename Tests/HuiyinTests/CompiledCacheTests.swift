import Foundation
import HuiyinTestSupport
import HuiyinText
import Testing

@testable import Huiyin

/// With a cache, whatever lies in it, results are those without.
@Suite struct CompiledCacheTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "huiyin-\(UUID().uuidString)")

  private static let lexicon = TestLexicon(
    [
      "order": [
        "noise\t噪声\t5\tcue", "noise\t(狗|泰迪) .. 叫 & 晚上\t3\tcue", "dogs\t<犬> ..5 咬 !& 玩具\t6\tcue",
        "dogs\t玩具狗\t\texception",
      ], "service": ["dispatch\t不出警\t6\tcue", "service\t民警\t1\tcue"],
    ],
    common: [
      "classes/犬.tsv": "狗\n泰迪\n", "words.tsv": "word\tcost\n小电驴\t\n",
      "intents.tsv": "intent\texpression\tpoints\tuse\nquestion\t怎么办\t3\tcue\n",
      "negations.tsv": "word\twithin\ttopics\n没有\t2\t*\n",
      "folds.tsv": "spelling\tmeant\twhen\n噪生\t噪声\talways\n社群\t社区\tconverted\n",
    ])

  private static let texts = [
    "晚上泰迪总在叫，噪生太大。", "狗把孩子咬了，民警不出警怎么办", "玩具狗咬人", "没有噪声", "小电驴丟了，報警沒人來，社群沒人管",
  ]

  private func cache() -> CompiledCache { CompiledCache(folder: folder, program: "test") }

  private func said(_ lexicon: Lexicon) -> [String] {
    let analyzer = Analyzer(lexicon: lexicon)
    let read = Self.texts.map { text in
      let tokens = analyzer.tokenizer.tokens(in: text).map(\.text)
      let verdict = analyzer.verdict(for: Note(id: "1", text: text))
      return
        "\(tokens) \(verdict.category ?? "-") \(verdict.topic ?? "-") \(verdict.intent ?? "-") \(Array(verdict.evidence))"
    }
    let lines = lexicon.terms.map { term in
      "\(term.topic) \(term.expression) \(term.points) \(term.pattern.sequences.map { $0.map(\.words) })"
    }
    return read + lines + lexicon.findings.map(\.message)
  }

  private func files() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
  }

  private func entry() throws -> URL { try #require(try files().first { $0.path.contains("-lexicon-") }) }

  @Test func verdictsAreTheSameWithoutColdAndWarm() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let without = try said(Self.lexicon.load())
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    let cold = try Self.lexicon.load(cache: cache())
    #expect(cold.making.compiled == nil)
    #expect(said(cold) == without)
    let warm = try Self.lexicon.load(cache: cache())
    #expect(warm.making.compiled != nil)
    #expect(said(warm) == without)
    for file in try files() {
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  /// Every kind of damage is passed over and mended.
  @Test(arguments: 1...2 as ClosedRange<UInt64>) func damageIsMended(seed: UInt64) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    var generator = SeededGenerator(seed: seed)
    let without = try said(Self.lexicon.load())
    _ = try said(Self.lexicon.load(cache: cache()))
    let (place, other) = (try entry(), try #require(try files().first))
    let whole = try Data(contentsOf: place)
    for damage in Damage.allCases + [Damage](repeating: .flipped, count: 20) {
      try damage.apply(to: place, whole, other, &generator)
      let lexicon = try Self.lexicon.load(cache: cache())
      #expect(lexicon.making.compiled == nil, "\(damage), seed \(seed)")
      #expect(said(lexicon) == without, "\(damage), seed \(seed)")
      if damage != .fullFolder { #expect(try Data(contentsOf: place) == whole, "\(damage), seed \(seed)") }
    }
  }

  private enum Damage: CaseIterable {
    case flipped, cutOff, extended, empty, random, otherEntry, link, emptyFolder, fullFolder

    func apply(to place: URL, _ whole: Data, _ other: URL, _ generator: inout SeededGenerator) throws {
      var bytes = whole
      let at = Int.random(in: 0..<whole.count, using: &generator)
      try FileManager.default.removeItem(at: place)
      switch self {
      case .flipped: bytes[at] ^= UInt8.random(in: 1...255, using: &generator)
      case .cutOff: bytes = bytes.prefix(at)
      case .extended: bytes += Data([0])
      case .empty: bytes = Data()
      case .random: bytes = Data((0..<5_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
      case .otherEntry: bytes = try Data(contentsOf: other)
      case .link:
        let target = place.appendingPathExtension("target")
        try whole.write(to: target)
        try FileManager.default.createSymbolicLink(at: place, withDestinationURL: target)
        return
      case .emptyFolder, .fullFolder:
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: false)
        if self == .fullFolder { try Data().write(to: place.appending(path: "file")) }
        return
      }
      try bytes.write(to: place)
    }
  }

  @Test func aChangedLexiconOrProgramFindsNothing() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try said(Self.lexicon.load(cache: cache()))
    #expect(try Self.lexicon.load(cache: cache()).making.compiled != nil)
    let program = CompiledCache(folder: folder, program: "another")
    #expect(try Self.lexicon.load(cache: program).making.compiled == nil)
    var changed = Self.lexicon
    changed.terms["order"]?.append("noise\t吵\t4\tcue")
    #expect(try changed.load(cache: cache()).making.compiled == nil)
    #expect(try said(changed.load(cache: cache())) == said(changed.load()))
  }

  @Test func folderThatCannotBeMadeIsNoFault() throws {
    let file = folder.appendingPathExtension("file")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let cache = CompiledCache(folder: file.appending(path: "cache"), program: "test")
    #expect(try said(Self.lexicon.load(cache: cache)) == said(Self.lexicon.load()))
    #expect(try Data(contentsOf: file).isEmpty)
  }

  @Test func folderDoesNotGrowWithoutBound() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    for number in 0..<12 {
      let lexicon = try TestLexicon(["order": ["noise\t噪声\(number)\t5\tcue"]]).load(cache: cache())
      _ = Analyzer(lexicon: lexicon)
    }
    #expect(try files().count <= 8)
    #expect(try TestLexicon(["order": ["noise\t噪声11\t5\tcue"]]).load(cache: cache()).making.compiled != nil)
  }

  /// Lines that were changed are not those that were kept.
  @Test func otherLinesAreMadeAnew() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    _ = try said(Self.lexicon.load(cache: cache()))
    let warm = try Self.lexicon.load(cache: cache())
    let fewer = warm.with(terms: Array(warm.terms.dropFirst()))
    #expect(fewer.making.compiled == nil && fewer.making.cache == nil)
    #expect(
      try said(fewer) == said(Self.lexicon.load().with(terms: Array(Self.lexicon.load().terms.dropFirst()))))
  }
}
