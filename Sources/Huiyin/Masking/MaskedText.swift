internal import HuiyinText

/// A text with the places in it that are masked. Every masked character becomes one `*`, so that characters keep their
/// places.
struct MaskedText: Sendable {
  /// The text as received.
  let original: String
  /// The text as it may be shown; `original` where nothing is masked.
  let masked: String
  /// The characters of `original` and of `masked`; none where nothing is masked.
  private let received: [Unicode.Scalar]
  private let scalars: [Unicode.Scalar]

  /// Whether anything is masked.
  var isMasked: Bool { !scalars.isEmpty }

  /// A text in which nothing is masked.
  init(_ original: String) {
    (self.original, masked) = (original, original)
    (received, scalars) = ([], [])
  }

  /// `original`, of which `text` is the folded form, with the folded units that are `starred` masked.
  init(_ original: String, _ text: NormalizedText, starred: [Bool]) {
    guard starred.contains(true) else {
      self = MaskedText(original)
      return
    }
    var hidden = [Bool](repeating: false, count: original.utf8.count)
    for unit in starred.indices where starred[unit] {
      for byte in text.source(of: unit..<unit + 1) { hidden[byte] = true }
    }
    var scalars: [Unicode.Scalar] = []
    var byte = 0
    for scalar in original.unicodeScalars {
      scalars.append(hidden[byte] ? "*" : scalar)
      byte += UTF8.width(scalar)
    }
    (self.original, self.scalars, received) = (original, scalars, Array(original.unicodeScalars))
    masked = String(scalars[...])
  }

  /// What may be shown of `quote`, which stands at the Unicode scalars `characters`.
  func shown(_ quote: String, at characters: Range<Int>) -> String {
    guard isMasked else { return quote }
    return String(scalars[characters.clamped(to: 0..<scalars.count)])
  }

  /// What may be shown of each of `words`, as it stands where it is masked first; nil where it is masked nowhere.
  /// - Complexity: O(length of the text + masked characters · lengths of words)
  func shown(_ words: [String]) -> [String?] {
    let wanted = words.map { Array($0.unicodeScalars)[...] }
    let places = Dictionary(grouping: wanted.indices, by: { wanted[$0] })
    let lengths = Set(wanted.map(\.count)).subtracting([0]).sorted()
    var shown = [String?](repeating: nil, count: words.count)
    var next = 0
    while let first = scalars[next...].indices.first(where: { isMasked(at: $0) }) {
      let past = scalars[first...].indices.first { !isMasked(at: $0) } ?? scalars.endIndex
      for start in max(next, first + 1 - (lengths.last ?? 0))..<past {
        for length in lengths where start + length > first && start + length <= scalars.count {
          for place in places[received[start..<start + length]] ?? [] where shown[place] == nil {
            shown[place] = String(scalars[start..<start + length])
          }
        }
      }
      next = past
    }
    return shown
  }

  private func isMasked(at place: Int) -> Bool { scalars[place] != received[place] }
}

extension String {
  fileprivate init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = String(view)
  }
}

extension UTF8 {
  /// How many bytes `scalar` has.
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
