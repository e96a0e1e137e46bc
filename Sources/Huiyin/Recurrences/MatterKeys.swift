/// 归并要素: what grouping knows of one note, and all that a later month needs of it. It holds words and weights, no
/// sentence of the note.
package struct MatterKeys: Sendable, Codable, Equatable {
  /// The words of the note, each once, by their bytes.
  package var words: [Feature] = []

  /// A word, and how much it weighs in this note.
  package struct Feature: Sendable, Codable, Equatable {
    /// The word, folded.
    package var text: String
    /// Its weight, 1 and up.
    package var weight: Int

    package init(text: String, weight: Int) {
      self.text = text
      self.weight = weight
    }
  }

  /// Keys of a note that says nothing.
  package init() {}
}
