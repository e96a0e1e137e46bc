internal import Crypto
internal import HuiyinText

/// What stands for a person: the same for every way of writing the name, and not the name itself, so that what is kept
/// from month to month holds no names.
struct PersonKeys {
  private let lexicon: Lexicon
  private let nobody: Set<String>

  init(_ lexicon: Lexicon) {
    self.lexicon = lexicon
    nobody = Set(lexicon.scheme.matterRules.nobody.map(lexicon.folded))
  }

  /// The key of the person `name`, 16 hexadecimal digits; nil where there is no name.
  func key(of name: String?) -> String? {
    guard let name = name.map(lexicon.folded), !name.isEmpty, !nobody.contains(name) else { return nil }
    return Fingerprint.of(name)
  }
}

/// What stands for a text where the text itself should not be kept.
enum Fingerprint {
  /// The first 16 hexadecimal digits of the SHA-256 of `text`.
  static func of(_ text: String) -> String {
    SHA256.hash(data: Array(text.utf8)).prefix(8).hexadecimal
  }
}

extension Lexicon {
  /// `text` folded, without blanks around it.
  func folded(_ text: String) -> String {
    let units = folding.units(of: text)
    let blank: (UInt16) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    let rest = units.drop(while: blank)
    return String(
      decoding: rest.prefix(rest.count - rest.reversed().prefix(while: blank).count), as: UTF16.self)
  }
}
