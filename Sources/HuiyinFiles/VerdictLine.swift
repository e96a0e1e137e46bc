internal import Huiyin
internal import HuiyinText

/// Puts verdicts down as lines of JSON. What a line of the lexicon adds to every piece of its evidence is put into JSON
/// once. Not for two threads at once.
final class VerdictLineEncoder: VerdictEncoder {
  private var fragments = EvidenceFragments()

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
    fragments.begin(findings)
    findings.text(of: .title).withBytes { title in
      findings.text(of: .body).withBytes { body in
        let (title, body) = (QuotedText(title), QuotedText(body))
        block.append(atMost: fragments.room(for: findings.all)) { cursor in
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
        cursor.put(
          evidence.part, QuotedText(quote), quote.indices, evidence.bytes, evidence.characters,
          evidence.points)
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

  @inline(__always)
  fileprivate mutating func put(
    _ finding: Finding, _ fragments: borrowing EvidenceFragments, text: QuotedText
  ) {
    let bytes = Int(finding.start)..<Int(finding.end)
    put(fragments.opening(of: finding))
    put(
      finding.part, text, bytes, bytes, Int(finding.firstCharacter)..<Int(finding.endCharacter),
      Int(finding.points))
    switch finding.strike {
    case .none: put(",\"struck\":null}")
    case .repeated: put(fragments.repeated.bytes)
    case .offWordEdges, .negated, .exception: putClosing(struck: fragments.struck(finding))
    }
  }

  /// Puts the end of a piece of evidence.
  fileprivate mutating func putClosing(struck: String?) {
    put(",\"struck\":")
    put(json: struck)
    put(UInt8(ascii: "}"))
  }

  @inline(__always)
  fileprivate mutating func put(
    _ part: Part, _ text: QuotedText, _ quote: Range<Int>, _ bytes: Range<Int>, _ characters: Range<Int>,
    _ points: Int
  ) {
    put(part == .title ? "title\",\"quote\":\"" : "body\",\"quote\":\"")
    let quote = UnsafeBufferPointer(rebasing: text.bytes[quote])
    if text.hasEscapes { put(escaping: quote) } else { put(quote) }
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

/// A text from which quotes are put, and whether any character of it needs an escape: hardly a note has one.
private struct QuotedText {
  let bytes: UnsafeBufferPointer<UInt8>
  let hasEscapes: Bool

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    hasEscapes = JSONText.hasEscapes(bytes)
  }
}

/// What every match of a line of the lexicon says in JSON, put down when the line first matches; its memory is used again
/// for note after note.
private struct EvidenceFragments: ~Copyable {
  /// Where a fragment begins and ends among the bytes.
  private struct Place: BitwiseCopyable {
    var start = 0
    var end = 0
  }

  private var lines: EvidenceLines?
  private var bytes = ByteRun()
  /// Where the fragment of each line lies; empty where it was not put down yet.
  private var places = Memory<Place>()
  /// The end of a piece of evidence whose line has counted often enough.
  private(set) var repeated = ByteRun()

  init() { repeated.write(atMost: 40) { EvidenceFragments.closing(.repeated, to: $0) } }

  private static func closing(
    _ struck: Evidence.Struck, to start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var cursor = ByteCursor(start)
    cursor.putClosing(struck: struck.description)
    return cursor.next
  }

  /// Makes fragments of the lines that `findings` refer to.
  mutating func begin(_ findings: Findings) {
    guard lines !== findings.lines else { return }
    lines = findings.lines
    bytes.clear()
    places.reserve(findings.lines.terms.count)
    places.base.update(repeating: Place(), count: findings.lines.terms.count)
  }

  /// The bytes that `findings` take at the most. From here on their fronts are at hand.
  mutating func room(for findings: [Finding]) -> Int {
    var room = 0
    for finding in findings {
      let line = Int(finding.line)
      if places.base[line].end == 0 { putDown(line) }
      room += places.base[line].end - places.base[line].start + 6 * Int(finding.end - finding.start) + 240
      if finding.strike != .none, finding.strike != .repeated { room += JSONText.room(for: struck(finding)) }
    }
    return room
  }

  private mutating func putDown(_ line: Int) {
    guard let term = lines?.terms[line] else { return }
    let (start, topic, expression) = (bytes.count, term.topic, term.expression)
    bytes.write(atMost: JSONText.room(for: topic) + JSONText.room(for: expression) + 40) {
      var cursor = ByteCursor($0)
      cursor.putOpening(topic: topic, term: expression)
      return cursor.next
    }
    places.base[line] = Place(start: start, end: bytes.count)
  }

  /// The front of a piece of evidence for which there is room.
  @inline(__always)
  func opening(of finding: Finding) -> UnsafeBufferPointer<UInt8> {
    let place = places.base[Int(finding.line)]
    return UnsafeBufferPointer(rebasing: bytes.bytes[place.start..<place.end])
  }

  /// Why `finding` does not count, in words.
  func struck(_ finding: Finding) -> String? { lines?.struck(finding)?.description }
}
