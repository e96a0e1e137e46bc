internal import HuiyinText

extension Lexicon {
  /// What is no fault but worth a look: an expression that speaks for two topics, a topic without a term, words that
  /// are the same once folded, single characters that match alone, files saved with a mark or CR LF.
  public var findings: [Problem] {
    repeatedAcrossTopics + emptyTopics
      + terms.compactMap(repeatedWord) + terms.compactMap(\.singleCharacter)
      + formFindings
  }

  private var repeatedAcrossTopics: [Problem] {
    var first: [Expression: Term] = [:]
    return terms.compactMap { term in
      guard term.use == .cue, let earlier = first[term.pattern] else {
        if term.use == .cue { first[term.pattern] = term }
        return nil
      }
      return Problem(
        .lexicon, "“\(term.expression)” speaks for \(earlier.topic) and for \(term.topic)", at: term.location,
        hint: "also in \(earlier.location)")
    }
  }

  private var emptyTopics: [Problem] {
    let used = Set(terms.map(\.topic))
    return scheme.categories.flatMap { category in
      category.topics.filter { !used.contains($0.id) }.map { topic in
        Problem(
          .lexicon, "the topic “\(topic.id)” has no term", at: Location(file: "terms/\(category.id).tsv"),
          hint: "no note can come to it")
      }
    }
  }
}

extension Lexicon {
  /// A word that a clerk wrote twice in one choice of `term`, the same once folded; what word classes share is no matter.
  private func repeatedWord(_ term: Term) -> Problem? {
    let tokens = (try? ExpressionToken.tokens(of: term.expression)) ?? []
    for choice in tokens.split(whereSeparator: { $0 == .open || $0 == .close }) {
      var seen: Set<[UInt16]> = []
      for case .word(let word) in choice
      where !seen.insert(folding.units(of: word)).inserted && choice.contains(.or) {
        return Problem(
          .lexicon, "“\(word)” stands twice in one choice, as written or once folded", at: term.location,
          hint: "one of them does nothing")
      }
    }
    return nil
  }
}

extension Term {
  /// A line that any note with one character matches.
  fileprivate var singleCharacter: Problem? {
    guard use == .cue, pattern.sequence.count == 1, pattern.conditions.isEmpty,
      let word = pattern.sequence[0].words.first(where: { $0.count == 1 })
    else { return nil }
    return Problem(
      .lexicon, "the single character “\(String(decoding: word, as: UTF16.self))” matches alone",
      at: location,
      hint: "add what stands beside it, or a condition with &")
  }
}
