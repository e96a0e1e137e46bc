internal import Huiyin
internal import HuiyinText

/// What every match of a line of the lexicon says in JSON, put down when the line first matches; its memory is used again
/// for note after note.
struct EvidenceFragments: ~Copyable {
  /// Where a fragment begins and ends among the bytes.
  struct Place: BitwiseCopyable {
    var start: UInt32 = 0
    var end: UInt32 = 0
  }

  private var lines: EvidenceLines?
  private let bytes = ByteBlock()
  /// Where the fragment of each line lies; empty where it was not put down yet.
  private var places = Memory<Place>()
  /// The end of a piece of evidence whose line has counted often enough.
  private let repeated = ByteBlock()

  init() { repeated.append(atMost: 40) { $0.putClosing(struck: Evidence.Struck.repeated.description) } }

  /// Makes the fragments of `findings`, and tells how many bytes the findings take at the most. The fragments can be read
  /// until others are made.
  mutating func putDown(_ findings: Findings) -> (room: Int, Reader) {
    begin(findings.lines)
    var room = 0
    for finding in findings.all {
      let line = Int(finding.line)
      if places.base[line].end == 0 { putDown(line, findings.lines.terms[line]) }
      room += Int(places.base[line].end - places.base[line].start) + 6 * Int(finding.end - finding.start)
      switch finding.strike {
      case .none, .repeated: room += 240
      case .offWordEdges, .negated, .exception:
        room += 240 + JSONText.room(for: findings.lines.struck(finding)?.description)
      }
    }
    return (
      room, Reader(bytes: bytes.bytes, places: places.base, repeated: repeated.bytes, lines: findings.lines)
    )
  }

  private mutating func begin(_ lines: EvidenceLines) {
    guard self.lines !== lines else { return }
    self.lines = lines
    bytes.clear()
    places.reserve(lines.terms.count)
    places.base.update(repeating: Place(), count: lines.terms.count)
  }

  private mutating func putDown(_ line: Int, _ term: Term) {
    let (start, topic, expression) = (bytes.count, term.topic, term.expression)
    bytes.append(atMost: JSONText.room(for: topic) + JSONText.room(for: expression) + 40) {
      $0.putOpening(topic: topic, term: expression)
    }
    places.base[line] = Place(start: UInt32(start), end: UInt32(bytes.count))
  }

  /// The fragments as raw memory, for the innermost loop.
  struct Reader {
    fileprivate let bytes: UnsafeBufferPointer<UInt8>
    fileprivate let places: UnsafePointer<Place>
    /// The end of a piece of evidence whose line has counted often enough.
    let repeated: UnsafeBufferPointer<UInt8>
    fileprivate let lines: EvidenceLines

    /// The front of `finding`, which was put down.
    @inline(__always)
    func opening(of finding: Finding) -> UnsafeBufferPointer<UInt8> {
      let place = places[Int(finding.line)]
      return UnsafeBufferPointer(rebasing: bytes[Int(place.start)..<Int(place.end)])
    }

    /// Why `finding` does not count, in words.
    func struck(_ finding: Finding) -> String? { lines.struck(finding)?.description }
  }
}

extension ByteCursor {
  /// Puts the front of a piece of evidence, as far as it is the same for every match of a line.
  mutating func putOpening(topic: String, term: String) {
    put("{\"topic\":")
    put(json: topic)
    put(",\"term\":")
    put(json: term)
    put(",\"part\":\"")
  }

  /// Puts the end of a piece of evidence.
  mutating func putClosing(struck: String?) {
    put(",\"struck\":")
    put(json: struck)
    put(UInt8(ascii: "}"))
  }
}

/// A text from which quotes are put in the order they begin, and the stretch of it last seen to need no escape: most
/// quotes lie in one.
struct QuotedText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var (plainStart, plainEnd) = (0, 0)

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The bytes of `quote`.
  subscript(quote: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[quote]) }

  /// Whether a character of `quote` may need an escape.
  @inline(__always)
  mutating func mayNeedEscapes(_ quote: Range<Int>) -> Bool {
    if quote.lowerBound >= plainStart, quote.upperBound <= plainEnd { return false }
    look(from: quote.lowerBound)
    return quote.upperBound > plainEnd
  }

  @inline(never)
  private mutating func look(from start: Int) {
    (plainStart, plainEnd) = (start, JSONText.firstSuspect(in: bytes, from: start))
  }
}
