/// What tables for people say, by key: the words lie in `Templates/wording.tsv`.
struct Wording {
  private let words: [String: String]

  init() {
    let text = String(decoding: PackageResources.wording_tsv, as: UTF8.self)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    words = Dictionary(
      lines.compactMap { line in
        let fields = line.split(separator: "\t", maxSplits: 1).map(String.init)
        return fields.count == 2 ? (fields[0], fields[1]) : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The words for `key`; the key itself where there are none.
  subscript(key: String) -> String { words[key] ?? key }

  /// Yes or no.
  subscript(value: Bool) -> String { self[value ? "yes" : "no"] }
}
