public import Huiyin

/// A paragraph of a document, or a line of a text.
struct Passage {
  var text: String
  let location: Location
  /// Whether the program that wrote the document put a number in front of it, which is not in the text.
  var isNumbered = false
  /// What is wrong with its bytes.
  var problems: [Problem] = []
}

/// What a document is made of, in its order.
enum Block {
  case passage(Passage)
  /// A row of a table; merged cells are filled from above.
  case row([String], Location)
  case tableEnd
}

extension Block {
  /// The bytes of its text.
  var size: Int {
    switch self {
    case .passage(let passage): passage.text.utf8.count
    case .row(let cells, _): cells.reduce(0) { $0 + $1.utf8.count }
    case .tableEnd: 0
    }
  }
}

/// Reads a document from front to back.
protocol BlockSource: AnyObject {
  /// The next block; nil at the end.
  /// - Throws: `HuiyinError` where reading cannot go on.
  func next() throws -> Block?
}

/// What of a document is no resident's note: what the hosts said, headings, who was there.
public struct Narration: Sendable, Hashable {
  /// The passage as received.
  public let text: String
  /// Where it stands.
  public let location: Location
}

typealias Scalars = ArraySlice<Unicode.Scalar>

extension ArraySlice where Element == Unicode.Scalar {
  /// The slice without blanks at its ends.
  var trimmed: Scalars {
    let front = drop { $0.properties.isWhitespace }
    return front[..<(front.lastIndex { !$0.properties.isWhitespace }.map { $0 + 1 } ?? front.startIndex)]
  }

  func hasSuffix(_ word: [Unicode.Scalar]) -> Bool { suffix(word.count).elementsEqual(word) }

  var string: String { String(String.UnicodeScalarView(self)) }
}
