@testable import HuiyinText

extension Segmenter {
  /// Cuts `text` and gives what was found, good for as long as it is kept.
  func found(in text: UnsafeBufferPointer<UInt16>, _ workspace: Workspace = Workspace()) -> [Occurrence] {
    cut(text, in: workspace)
    return Array(workspace.occurrences)
  }
}
