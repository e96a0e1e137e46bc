internal import ArgumentParser
internal import Huiyin

/// Whether personal data is masked.
struct MaskOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo, exclusivity: .exclusive,
    help:
      "Mask telephone, identity and card numbers, plates, addresses, names; otherwise done in what people read."
  )
  var mask: Bool?

  /// The masking that was asked for, or `usual` where nothing was said.
  func masking(_ lexicon: Lexicon, otherwise usual: Masking) -> Masking {
    mask.map { $0 ? Masking(lexicon: lexicon) : .off } ?? usual
  }
}
