/// 归并要素: what grouping knows of one note, and all that a later month needs of it: words, character pairs, topics and
/// places with their weights, no sentence. All lists are bounded by the rules, whatever the length of the note.
package struct MatterKeys: Sendable, Equatable {
  /// Whether the note has a title; without one its text is taken for the title.
  package internal(set) var hasTitle = false
  /// The heaviest words, heaviest first.
  package internal(set) var words: [Word] = []
  /// The rarest character pairs of the title as they are written, rarest first.
  package internal(set) var titlePairs: [Pair] = []
  /// The rarest character pairs of the whole note, unordered, ascending.
  package internal(set) var pairs: [UInt32] = []
  /// The topics that have points.
  package internal(set) var topics: [Topic] = []
  /// The places and parties it names, in the order of the note; the place column last.
  package internal(set) var places: [Place] = []

  /// A word of the note.
  package struct Word: Sendable, Equatable {
    /// The word, folded.
    package let text: String
    /// What it weighs in this note: its rarity, more for each time it stands there.
    package let weight: Int
    /// How rare it is, in sixteenths of a halving.
    package let rarity: Int
    /// Whether it stands in the title.
    package let isInTitle: Bool
  }

  /// Two characters side by side.
  package struct Pair: Sendable, Equatable {
    /// Both characters, in UTF-16, the first in the upper half.
    package let characters: UInt32
    /// How rare the pair is, in sixteenths of a halving.
    package let rarity: Int
  }

  /// A topic of the note.
  package struct Topic: Sendable, Equatable {
    /// The id of the topic or category.
    package let id: String
    /// The square root of its points, in sixteenths.
    package let weight: Int
  }

  /// A place or party.
  package struct Place: Sendable, Equatable {
    /// The name as the note has it.
    package let name: String
    /// Whether the title names it.
    package let isInTitle: Bool
    /// The rare pairs of the name, unordered, ascending.
    package let pairs: [Pair]
  }

  /// Keys of a note that says nothing.
  package init() {}
}
