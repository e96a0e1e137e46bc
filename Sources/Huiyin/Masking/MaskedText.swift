internal import HuiyinText

/// A text with the places in it that are masked. Every masked character becomes one `*`, so that characters keep their
/// places.
struct MaskedText: Sendable {
  /// The text as received.
  let original: String
  /// The text as it may be shown; `original` where nothing is masked.
  let masked: String
  /// The characters of `masked`; none where nothing is masked.
  private let scalars: [Unicode.Scalar]

  /// Whether anything is masked.
  var isMasked: Bool { !scalars.isEmpty }

  /// A text in which nothing is masked.
  init(_ original: String) { self.init(original, masked: original, []) }

  private init(_ original: String, masked: String, _ scalars: [Unicode.Scalar]) {
    (self.original, self.masked, self.scalars) = (original, masked, scalars)
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
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self = MaskedText(original, masked: String(view), scalars)
  }

  /// What may be shown of `quote`, which stands at the Unicode scalars `characters`.
  func shown(_ quote: String, at characters: Range<Int>) -> String {
    guard isMasked else { return quote }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[characters.clamped(to: 0..<scalars.count)])
    return String(view)
  }

  /// What may be shown of `words`, which were taken from the text: as they stand where they are masked, else as they
  /// are; nil where they do not stand in it.
  /// - Complexity: O(length of the text) for words of ordinary text.
  func shown(_ words: String) -> String? {
    let wanted = Array(words.unicodeScalars)
    let received = Array(original.unicodeScalars)
    guard let first = wanted.first, wanted.count <= received.count else { return nil }
    var isFound = false
    for start in 0...(received.count - wanted.count) where received[start] == first {
      let place = start..<start + wanted.count
      guard received[place].elementsEqual(wanted) else { continue }
      isFound = true
      let shown = self.shown(words, at: place)
      if !shown.utf8.elementsEqual(words.utf8) { return shown }
    }
    return isFound ? words : nil
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
