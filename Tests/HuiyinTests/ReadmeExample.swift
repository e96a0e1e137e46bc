import Foundation
import Huiyin

/// The library call of the README, compiled and run as it stands there.
func readmeExample(_ folder: URL) throws -> [String] {
  // README begins
  let lexicon = try Lexicon(directory: folder)  // every fault of every file in one error
  let analyzer = Analyzer(lexicon: lexicon)
  let note = Note(id: "0315", title: "没人管", text: "多次报警派出所都不来人")
  let verdict = analyzer.verdict(for: note)
  let why = verdict.evidence.map { "\($0.quote) \($0.points)" }
  let survey = analyzer.survey([note], jobs: 2)
  print(
    verdict.category ?? "no evidence", verdict.topic ?? "", verdict.confidence, why, survey.verdicts.count)
  // README ends
  return why
}
