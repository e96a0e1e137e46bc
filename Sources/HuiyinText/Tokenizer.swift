/// 分词: cuts text into words, ICU's and the user's, and says where each stands in the text as received.
///
/// Laws: the tokens join back to the folded text; without folding and words of the user the cut equals ICU's.
public struct Tokenizer: Sendable {
  let folding: Folding?
  /// What cuts with the words of the user; nil where there are none, and ICU's own cut is wanted.
  private let segmenter: Segmenter?
  private let cutter: PlainCutter

  /// ICU's own cut of the text as received: neither folded nor changed by words of a user.
  public static let plain = Tokenizer()

  private init() { (folding, segmenter, cutter) = (nil, nil, PlainCutter()) }

  /// A tokenizer that folds damage, width, case and script, and knows `words` beside ICU's.
  public init(words: [String] = []) {
    let folding = Folding()
    self.init(
      folding: folding,
      segmenter: Segmenter(words: words.map { Segmenter.Word(units: folding.units(of: $0)) }))
  }

  package init(folding: Folding?, segmenter: Segmenter) {
    self.folding = folding
    self.segmenter = segmenter
    cutter = segmenter.cutter
  }

  /// Cuts `text`, which is folded already where it must be, into the edges of `workspace`.
  func cut(_ text: UnsafeBufferPointer<UInt16>, in workspace: Workspace) {
    if let segmenter { segmenter.cut(text, in: workspace) } else { cutter.cut(text, in: workspace) }
  }

  /// The tokens of `text`, in order, blank ones too.
  /// - Complexity: O(length of `text`)
  public func tokens(in text: String) -> [Token] { tokens(in: text, Workspace()) }

  package func tokens(in text: String, _ workspace: Workspace) -> [Token] {
    let normalized = folding.map { $0.fold(text) } ?? NormalizedText(unfolded: text)
    normalized.folded.withUnsafeBufferPointer { cut($0, in: workspace) }
    let words =
      segmenter == nil
      ? [] : Set(workspace.occurrences.lazy.filter(\.isOnWordEdges).map { $0.start..<$0.end })
    let edges = workspace.tokenEdges
    return zip(edges, edges.dropFirst()).map { start, end in
      let range = Int(start)..<Int(end)
      let units = normalized.folded[range]
      let kind = Token.Kind(units)
      return Token(
        text: String(decoding: units, as: UTF16.self), bytes: normalized.source(of: range), kind: kind,
        origin: words.contains(range) ? .userWord : cutter.origin(of: units, kind))
    }
  }
}

extension PlainCutter {
  /// Why ICU's cut has `units` as one token.
  fileprivate func origin(of units: ArraySlice<UInt16>, _ kind: Token.Kind) -> Token.Origin {
    if kind == .han {
      return dictionary?.trie.cost(of: units) != nil ? .dictionary : units.count == 1 ? .single : .run
    }
    return units.count == 1 && kind == .mark ? .single : .run
  }
}

extension NormalizedText {
  /// `text` as it is, each unit with its own place.
  init(unfolded text: String) {
    var at = 0
    for scalar in text.unicodeScalars {
      let end = at + UTF8.width(scalar)
      append(UTF16.encode(scalar)!, from: at, to: end)
      at = end
    }
  }
}
