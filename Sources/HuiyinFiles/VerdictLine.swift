internal import Huiyin

/// Puts verdicts down as lines of JSON. What a line of the lexicon adds to every piece of its evidence is put into JSON
/// once. Not for two threads at once.
final class VerdictLineEncoder: VerdictEncoder {
  private var fragments: EvidenceFragments?

  func append(_ sorted: Released<SortedNote>, to block: ByteBlock) {
    let (note, verdict, matter) = (sorted.value.note, sorted.value.verdict, sorted.value.matter)
    let texts = [
      verdict.id, verdict.category, verdict.topic, verdict.office, verdict.secondary?.category,
      verdict.secondary?.topic, verdict.intent, verdict.reviewReason?.rawValue, matter, note.location.file,
      note.location.sheet,
    ]
    let most = (texts + verdict.places).reduce(400) { $0 + JSONText.room(for: $1) }
    block.append(atMost: most) { $0.put(verdict, matter) }
    append(verdict.evidence, to: block)
    block.append(atMost: most) { cursor in
      cursor.put("],\"file\":")
      cursor.put(json: note.location.file)
      cursor.put(",\"sheet\":")
      cursor.put(json: note.location.sheet)
      cursor.put(",\"row\":")
      if let row = note.location.row { cursor.put(row) } else { cursor.put("null") }
      cursor.put("}\n")
    }
  }

  private func append(_ evidence: EvidenceList, to block: ByteBlock) {
    guard let findings = evidence.findings else {
      for (index, item) in evidence.enumerated() { append(item, isFirst: index == 0, to: block) }
      return
    }
    if fragments?.lines !== findings.lines { fragments = EvidenceFragments(findings.lines) }
    guard let fragments else { return }
    findings.text(of: .title).withBytes { title in
      findings.text(of: .body).withBytes { body in
        block.append(atMost: findings.all.reduce(0) { $0 + fragments.room(for: $1) }) { cursor in
          for (index, finding) in findings.all.enumerated() {
            if index > 0 { cursor.put(UInt8(ascii: ",")) }
            cursor.put(finding, fragments, text: finding.part == .title ? title : body)
          }
        }
      }
    }
  }

  private func append(_ evidence: Evidence, isFirst: Bool, to block: ByteBlock) {
    let texts = [evidence.topic, evidence.term, evidence.quote, evidence.struck?.description]
    block.append(atMost: texts.reduce(240) { $0 + JSONText.room(for: $1) }) { cursor in
      if !isFirst { cursor.put(UInt8(ascii: ",")) }
      cursor.putOpening(topic: evidence.topic, term: evidence.term)
      evidence.quote.withBytes { quote in
        cursor.put(evidence.part, quote, evidence.bytes, evidence.characters, evidence.points)
      }
      cursor.putClosing(struck: evidence.struck?.description)
    }
  }
}

extension ByteCursor {
  /// Puts a line up to its evidence.
  fileprivate mutating func put(_ verdict: Verdict, _ matter: String?) {
    put("{\"id\":")
    put(json: verdict.id)
    put(",\"category\":")
    put(json: verdict.category)
    put(",\"topic\":")
    put(json: verdict.topic)
    put(",\"office\":")
    put(json: verdict.office)
    put(",\"secondary\":")
    put(verdict.secondary)
    put(",\"intent\":")
    put(json: verdict.intent)
    put(verdict.isRaisedAgain ? ",\"raisedAgain\":true" : ",\"raisedAgain\":false")
    put(",\"confidence\":")
    put(thousandths: Int((verdict.confidence * 1000).rounded()))
    put(verdict.needsReview ? ",\"review\":true" : ",\"review\":false")
    put(",\"reviewReason\":")
    put(json: verdict.reviewReason?.rawValue)
    put(",\"places\":[")
    for (index, place) in verdict.places.enumerated() {
      if index > 0 { put(UInt8(ascii: ",")) }
      put(json: place)
    }
    put("],\"matter\":")
    put(json: matter)
    put(",\"evidence\":[")
  }

  private mutating func put(_ matter: Verdict.Matter?) {
    guard let matter else { return put("null") }
    put("{\"category\":")
    put(json: matter.category)
    put(",\"topic\":")
    put(json: matter.topic)
    put(UInt8(ascii: "}"))
  }

  private mutating func put(thousandths number: Int) {
    put(number / 1000)
    put(UInt8(ascii: "."))
    put(number % 1000, digits: 3)
  }

  /// Puts the front of a piece of evidence, as far as it is the same for every match of a line.
  fileprivate mutating func putOpening(topic: String, term: String) {
    put("{\"topic\":")
    put(json: topic)
    put(",\"term\":")
    put(json: term)
    put(",\"part\":\"")
  }

  fileprivate mutating func put(
    _ finding: Finding, _ fragments: EvidenceFragments, text: UnsafeBufferPointer<UInt8>
  ) {
    put(fragments.opening(of: finding))
    put(
      finding.part, UnsafeBufferPointer(rebasing: text[Int(finding.start)..<Int(finding.end)]),
      Int(finding.start)..<Int(finding.end), Int(finding.firstCharacter)..<Int(finding.endCharacter),
      Int(finding.points))
    if finding.strike == .none { return put(",\"struck\":null}") }
    putClosing(struck: fragments.lines.struck(finding)?.description)
  }

  /// Puts the end of a piece of evidence.
  fileprivate mutating func putClosing(struck: String?) {
    put(",\"struck\":")
    put(json: struck)
    put(UInt8(ascii: "}"))
  }

  @inline(__always)
  fileprivate mutating func put(
    _ part: Part, _ quote: UnsafeBufferPointer<UInt8>, _ bytes: Range<Int>, _ characters: Range<Int>,
    _ points: Int
  ) {
    put(part == .title ? "title\",\"quote\":\"" : "body\",\"quote\":\"")
    put(escaping: quote)
    put("\",\"bytes\":[")
    put(bytes.lowerBound)
    put(UInt8(ascii: ","))
    put(bytes.upperBound)
    put("],\"characters\":[")
    put(characters.lowerBound)
    put(UInt8(ascii: ","))
    put(characters.upperBound)
    put("],\"points\":")
    put(points)
  }
}

/// What every match of a line of the lexicon says in JSON, one after the other.
private final class EvidenceFragments {
  let lines: EvidenceLines
  private let bytes: UnsafeMutableBufferPointer<UInt8>
  private let starts: [Int32]
  private let longestStruck: Int

  init(_ lines: EvidenceLines) {
    self.lines = lines
    var (bytes, starts): ([UInt8], [Int32]) = ([], [0])
    for term in lines.terms {
      let room = JSONText.room(for: term.topic) + JSONText.room(for: term.expression) + 40
      bytes.append(atMost: room) { $0.putOpening(topic: term.topic, term: term.expression) }
      starts.append(Int32(bytes.count))
    }
    self.bytes = .allocate(capacity: bytes.count)
    _ = self.bytes.initialize(fromContentsOf: bytes)
    self.starts = starts
    let blamed = lines.negations + lines.terms.lazy.filter { $0.use == .exception }.map(\.expression)
    longestStruck = 40 + (blamed.map { JSONText.room(for: $0) }.max() ?? 0)
  }

  deinit { bytes.deallocate() }

  /// The bytes a piece of evidence takes at the most.
  func room(for finding: Finding) -> Int {
    opening(of: finding).count + 6 * Int(finding.end - finding.start) + 240 + longestStruck
  }

  /// The front of a piece of evidence.
  @inline(__always)
  func opening(of finding: Finding) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(
      rebasing: bytes[Int(starts[Int(finding.line)])..<Int(starts[Int(finding.line) + 1])])
  }
}
