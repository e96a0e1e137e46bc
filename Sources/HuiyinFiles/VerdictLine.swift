internal import Huiyin
internal import HuiyinText

/// Puts verdicts down as lines of JSON. What a line of the lexicon adds to every piece of its evidence is put into JSON
/// once. Not for two threads at once.
final class VerdictLineEncoder: VerdictEncoder {
  private var fragments = EvidenceFragments()

  func append(_ sorted: Released<SortedNote>, to block: ByteBlock) {
    let (note, verdict, matter) = (sorted.value.note, sorted.value.verdict, sorted.value.matter)
    block.append(atMost: VerdictLineEncoder.room(for: verdict, matter)) { $0.put(verdict, matter) }
    append(verdict.evidence, to: block)
    let room = JSONText.room(for: note.location.file) + JSONText.room(for: note.location.sheet)
    block.append(atMost: 100 + room) { cursor in
      cursor.put("],\"file\":")
      cursor.put(json: note.location.file)
      cursor.put(",\"sheet\":")
      cursor.put(json: note.location.sheet)
      cursor.put(",\"row\":")
      if let row = note.location.row { cursor.put(row) } else { cursor.put("null") }
      cursor.put("}\n")
    }
  }

  /// The bytes that a line takes up to its evidence at the most.
  private static func room(for verdict: Verdict, _ matter: String?) -> Int {
    var room = 400 + JSONText.room(for: verdict.id) + JSONText.room(for: verdict.category)
    room += JSONText.room(for: verdict.topic) + JSONText.room(for: verdict.office)
    room += JSONText.room(for: verdict.secondary?.category) + JSONText.room(for: verdict.secondary?.topic)
    room += JSONText.room(for: verdict.intent) + JSONText.room(for: verdict.reviewReason?.rawValue)
    return verdict.places.reduce(room + JSONText.room(for: matter)) { $0 + 1 + JSONText.room(for: $1) }
  }

  private func append(_ evidence: EvidenceList, to block: ByteBlock) {
    guard let findings = evidence.findings else {
      for (index, item) in evidence.enumerated() { append(item, isFirst: index == 0, to: block) }
      return
    }
    let (room, fragments) = fragments.putDown(findings)
    findings.text(of: .title).withBytes { title in
      findings.text(of: .body).withBytes { body in
        var (title, body) = (QuotedText(title), QuotedText(body))
        block.append(atMost: room) { cursor in
          for (index, finding) in findings.all.enumerated() {
            if index > 0 { cursor.put(UInt8(ascii: ",")) }
            switch finding.part {
            case .title: cursor.put(finding, fragments, &title)
            case .body: cursor.put(finding, fragments, &body)
            }
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
        var text = QuotedText(quote)
        cursor.put(
          evidence.part, &text, quote.indices, evidence.bytes, evidence.characters, evidence.points)
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

  @inline(__always)
  fileprivate mutating func put(
    _ finding: Finding, _ fragments: EvidenceFragments.Reader, _ text: inout QuotedText
  ) {
    let bytes = Int(finding.start)..<Int(finding.end)
    put(fragments.opening(of: finding))
    put(
      finding.part, &text, bytes, bytes, Int(finding.firstCharacter)..<Int(finding.endCharacter),
      Int(finding.points))
    switch finding.strike {
    case .none: put(",\"struck\":null}")
    case .repeated: put(fragments.repeated)
    case .offWordEdges, .negated, .exception: putClosing(struck: fragments.struck(finding))
    }
  }

  @inline(__always)
  fileprivate mutating func put(
    _ part: Part, _ text: inout QuotedText, _ quote: Range<Int>, _ bytes: Range<Int>,
    _ characters: Range<Int>,
    _ points: Int
  ) {
    switch part {
    case .title: put("title\",\"quote\":\"")
    case .body: put("body\",\"quote\":\"")
    }
    if text.mayNeedEscapes(quote) { put(escaping: text[quote]) } else { put(text[quote]) }
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
