extension Lexicon {
  /// What is no fault but worth a look: an expression that speaks for two topics, a topic without a term.
  public var findings: [Problem] { repeatedAcrossTopics + emptyTopics }

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
