/// Numbers that look random and are the same for the same seed, on every machine and with every version of Swift.
/// - Source: Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014 (SplitMix64).
struct Dice {
  private var state: UInt64

  /// The dice of the thing numbered `index` among those of `seed`: they do not depend on the things before it.
  init(seed: UInt64, index: Int) {
    state = Dice.mixed(Dice.mixed(seed) &+ UInt64(truncatingIfNeeded: index))
  }

  /// The next number.
  mutating func roll() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Dice.mixed(state)
  }

  /// The next number of 0..<`count`; `count` is above 0.
  mutating func roll(below count: Int) -> Int {
    Int(roll().multipliedFullWidth(by: UInt64(count)).high)
  }

  /// One of `items`, which are not empty.
  mutating func pick<Item>(_ items: [Item]) -> Item { items[roll(below: items.count)] }

  /// `items` in another order (Fisher–Yates).
  mutating func shuffled<Item>(_ items: [Item]) -> [Item] {
    var items = items
    for last in items.indices.dropFirst().reversed() { items.swapAt(last, roll(below: last + 1)) }
    return items
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
