/// Memory of one worker that is used for text after text: it grows, never shrinks, and keeps what was left in it.
struct Scratch<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private var count = 0
  private let filler: Element

  /// Memory that holds `filler` wherever nothing else was put.
  init(filler: Element) {
    base = .allocate(capacity: 0)
    self.filler = filler
  }

  deinit { base.deallocate() }

  /// Room for `wanted` elements; what is there already stays.
  @discardableResult
  mutating func room(for wanted: Int) -> UnsafeMutablePointer<Element> {
    if wanted > count { grow(to: max(wanted, 2 * count)) }
    return base
  }

  private mutating func grow(to size: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: size)
    larger.initialize(from: base, count: count)
    (larger + count).initialize(repeating: filler, count: size - count)
    base.deallocate()
    (base, count) = (larger, size)
  }
}

/// Memory of one worker that is handed out in stretches which stay where they are until all are taken back at once.
struct Arena<Element: BitwiseCopyable>: ~Copyable {
  private var blocks: [UnsafeMutableBufferPointer<Element>] = []
  private var block = 0
  private var used = 0

  private static var usualBlock: Int { 1 << 12 }

  deinit { for block in blocks { block.deallocate() } }

  /// Takes everything back.
  mutating func reset() { (block, used) = (0, 0) }

  /// A stretch for `count` elements, of no content yet.
  mutating func stretch(of count: Int) -> UnsafeMutableBufferPointer<Element> {
    while block < blocks.count, used + count > blocks[block].count { (block, used) = (block + 1, 0) }
    if block == blocks.count { blocks.append(.allocate(capacity: max(count, Self.usualBlock))) }
    defer { used += count }
    return UnsafeMutableBufferPointer(rebasing: blocks[block][used..<used + count])
  }
}
