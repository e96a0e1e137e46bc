internal import Huiyin

/// What the ids of a scheme are called.
struct Names {
  private let names: [String: String]
  private let intents: [String: String]

  init(_ scheme: Scheme) {
    let categories = scheme.categories.map { ($0.id, $0.name) }
    let topics = scheme.categories.flatMap { $0.topics.map { ($0.id, $0.name) } }
    names = Dictionary(categories + topics) { first, _ in first }
    intents = Dictionary(scheme.intents.map { ($0.id, $0.name) }) { first, _ in first }
  }

  /// The name of a category or topic; the id itself where it has none.
  subscript(id: String) -> String { names[id] ?? id }

  /// The name of an intent; the id itself where it has none.
  subscript(intent id: String) -> String { intents[id] ?? id }
}

/// Numbers as text, without the locale.
enum Decimals {
  /// `value`, which is not negative, with three decimals, rounded half up.
  static func three(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let decimals = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(decimals)"
  }
}

extension String {
  /// The text for a terminal: control characters, which could steer it, become `·`; line ends become blanks.
  var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          if scalar == "\n" || scalar == "\r" || scalar == "\t" { return " " }
          let isControl = scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
          return isControl ? "·" : scalar
        }))
  }
}
