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
    var shown = [String?](repeating: nil, count: words.count)
    guard isMasked else { return shown }
    let wanted = words.map { Array($0.unicodeScalars)[...] }
    let numbers = Dictionary(grouping: wanted.indices, by: { wanted[$0] })
    let lengths = Set(wanted.map(\.count)).subtracting([0]).sorted()
    var past = 0
    for run in maskedRuns {
      for start in max(past, run.lowerBound + 1 - (lengths.last ?? 0))..<run.upperBound {
        for end in lengths.lazy.map({ start + $0 }) where end > run.lowerBound && end <= scalars.count {
          for number in numbers[received[start..<end]] ?? [] where shown[number] == nil {
            shown[number] = String(scalars[start..<end])
          }
        }
      }
      past = run.upperBound
    }
    return shown
  }

  /// The longest stretches of masked characters, ascending.
  private var maskedRuns: [Range<Int>] {
    scalars.indices.filter { scalars[$0] != received[$0] }.reduce(into: []) { runs, place in
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
  }
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
