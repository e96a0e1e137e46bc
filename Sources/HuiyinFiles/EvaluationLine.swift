public import Huiyin

/// An evaluation as one line of JSON, for programs that keep figures.
public enum EvaluationLine {
  /// The line with the keys `macroF1 accuracy topic intent raisedAgain review accuracyWithoutReview secondary categories
  /// topics confusions coverage`, ending in a line feed.
  public static func line(of evaluation: Evaluation) -> [UInt8] {
    var line = JSONLine()
    line.add("macroF1", evaluation.macroF1, places: 4)
    line.add("accuracy", evaluation.accuracy)
    line.add("topic", evaluation.topicAccuracy)
    line.add("intent", evaluation.intentAccuracy)
    line.add("raisedAgain", evaluation.raisedAgainAccuracy)
    line.add("review", evaluation.review)
    line.add("accuracyWithoutReview", evaluation.accuracyWithoutReview)
    line.add("secondary") { $0.add(evaluation.secondary) }
    line.add("categories", objects: evaluation.categories) { $0.add($1) }
    line.add("topics", objects: evaluation.topics) { $0.add($1) }
    line.add("confusions", objects: evaluation.confusions) {
      $0.add("labelled", $1.labelled)
      $0.add("predicted", $1.predicted)
      $0.add("count", $1.count)
    }
    line.add("coverage", objects: evaluation.coverage) {
      $0.add("percent", $1.percent)
      $0.add("accuracy", $1.accuracy)
    }
    line.end()
    return line.bytes
  }
}

extension JSONLine {
  fileprivate mutating func add(_ key: String, _ share: Evaluation.Share) {
    add(key) {
      $0.add("value", share.value, places: 4)
      $0.add("part", share.part)
      $0.add("whole", share.whole)
    }
  }

  fileprivate mutating func add(_ score: Evaluation.Score) {
    add("id", score.id)
    add("labelled", score.labelled)
    add("predicted", score.predicted)
    add("right", score.right)
    add("precision", score.precision, places: 4)
    add("recall", score.recall, places: 4)
    add("f1", score.f1, places: 4)
  }
}
