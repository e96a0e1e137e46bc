import Huiyin
import HuiyinTestSupport
import Testing

@Suite struct EvaluationTests {
  private func verdict(
    _ category: String?, _ topic: String? = nil, secondary: String? = nil, review: Bool = false
  ) -> Verdict {
    Verdict(
      id: "1", category: category, topic: topic, office: nil,
      secondary: secondary.map { .init(category: $0, topic: nil) },
      intent: "question", isRaisedAgain: false, standings: [], confidence: 0,
      reviewReason: review ? .closeCall : nil,
      evidence: EvidenceList([]))
  }

  @Test func countsAsByHand() throws {
    let scheme = try TestLexicon().load().scheme
    let evaluation = Evaluation(
      [
        (
          Label(category: "order", topic: "noise", secondary: "service", intent: "question"),
          verdict("order", "noise", secondary: "service")
        ),
        (Label(category: "order", topic: "dogs"), verdict("order", "noise", review: true)),
        (Label(category: "order"), verdict(nil, review: true)),
        (Label(category: "service", topic: "dispatch", intent: "complaint"), verdict("order", "dogs")),
        (
          Label(category: "service", isRaisedAgain: false), verdict("service", "dispatch", secondary: "order")
        ),
        (Label(category: nil, topic: nil, isRaisedAgain: true), verdict("rest")),
      ], scheme: scheme)
    let order = evaluation.categories[0]
    #expect((order.labelled, order.predicted, order.right) == (3, 3, 2))
    #expect(abs(order.f1 - 2.0 / 3) < 1e-12)
    #expect(abs(evaluation.macroF1 - (2.0 / 3 + 2.0 / 3) / 2) < 1e-12)
    #expect((evaluation.accuracy.part, evaluation.accuracy.whole) == (3, 5))
    #expect((evaluation.topicAccuracy.part, evaluation.topicAccuracy.whole) == (1, 3))
    #expect((evaluation.intentAccuracy.part, evaluation.intentAccuracy.whole) == (1, 2))
    #expect((evaluation.raisedAgainAccuracy.part, evaluation.raisedAgainAccuracy.whole) == (1, 2))
    #expect((evaluation.review.part, evaluation.accuracyWithoutReview.part) == (2, 2))
    #expect(
      (evaluation.secondary.labelled, evaluation.secondary.predicted, evaluation.secondary.right) == (1, 2, 1)
    )
    #expect(evaluation.confusions.map(\.count).reduce(0, +) == 5)
    #expect(evaluation.confusions.contains { $0.labelled == "order" && $0.predicted == nil && $0.count == 1 })
  }

  /// The scores against counting pair by pair.
  @Test(arguments: 1...3 as ClosedRange<UInt64>) func scoresEqualCounting(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scheme = try TestLexicon().load().scheme
    let ids = scheme.categories.map(\.id)
    let pairs = (0..<200).map { _ in
      (
        label: Label(category: ids.randomElement(using: &generator)),
        verdict: verdict(
          (ids + ["none"]).randomElement(using: &generator).flatMap { $0 == "none" ? nil : $0 })
      )
    }
    for score in Evaluation(pairs, scheme: scheme).categories {
      #expect(
        score.right == pairs.filter { $0.label.category == score.id && $0.verdict.category == score.id }.count
      )
      #expect(score.predicted == pairs.filter { $0.verdict.category == score.id }.count)
      #expect(score.labelled == pairs.filter { $0.label.category == score.id }.count)
    }
  }

  @Test func labelsAreReadFromColumns() throws {
    let scheme = try TestLexicon().load().scheme
    var note = Note(id: "1", text: "x")
    note.columns = [
      .init(name: "category", value: "order"), .init(name: "topic", value: ""),
      .init(name: "secondary", value: "null"),
      .init(name: "raisedAgain", value: "true"),
    ]
    var problems: [Problem] = []
    let label = Label(columnsOf: note, scheme: scheme, names: LabelNames(), problems: &problems)
    #expect(label == Label(category: "order", isRaisedAgain: true))
    #expect(problems.isEmpty)
  }

  @Test func labelsAreReadByTheNamesOfTheScheme() throws {
    let columns =
      "field\tname\ncategory\t类别\ntopic\t事项\nsecondary\t次要\nintent\t类型\nraisedAgain\t再次\nyes\t是\nno\t否"
    let lexicon = try TestLexicon(common: ["columns.tsv": columns]).load()
    var note = Note(id: "1", text: "x")
    note.columns = [("类别", "秩序"), ("事项", "犬"), ("次要", "服务 ▸ 出警"), ("类型", "咨询"), ("再次", "否")].map {
      .init(name: $0.0, value: $0.1)
    }
    var problems: [Problem] = []
    func read() -> Label {
      Label(columnsOf: note, scheme: lexicon.scheme, names: lexicon.columnNames.labels, problems: &problems)
    }
    #expect(
      read()
        == Label(
          category: "order", topic: "dogs", secondary: "service", intent: "question", isRaisedAgain: false))
    #expect(problems.isEmpty)
    note.columns[1].value = "猫"
    #expect(read().topic == nil)
    #expect(problems.first?.message.contains("猫") == true && problems.first?.location.column == "topic")
  }
}
