/// Memory for the innermost loops: room for so many elements, kept for text after text, that grows and never shrinks.
///
/// The caller reserves before it writes, and reads only what it has written: neither is checked. A pointer is good until
/// the next `reserve`.
package struct Memory<Element: BitwiseCopyable>: ~Copyable {
  /// The first element.
  package private(set) var base: UnsafeMutablePointer<Element>
  /// How many elements there is room for.
  package private(set) var capacity: Int

  /// Room for `capacity` elements.
  package init(capacity: Int = 0) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  /// Makes room for `count` elements; the first `kept` stay.
  @inline(__always)
  package mutating func reserve(_ count: Int, keeping kept: Int = 0) {
    if count > capacity { grow(to: max(count, 2 * capacity), kept) }
  }

  @inline(never)
  private mutating func grow(to count: Int, _ kept: Int) {
    let larger = UnsafeMutablePointer<Element>.allocate(capacity: count)
    larger.update(from: base, count: kept)
    base.deallocate()
    (base, capacity) = (larger, count)
  }
}

/// Bytes written one after the other into memory that is used again.
package struct ByteRun: ~Copyable {
  private var memory = Memory<UInt8>()
  /// How many bytes were written.
  package private(set) var count = 0

  /// No bytes.
  package init() {}

  /// What was written; good until the next change.
  package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory.base, count: count) }

  /// Forgets what was written.
  package mutating func clear() { count = 0 }

  /// Lets `body` write behind what was written, at most `count` bytes; it returns where it stopped.
  @inline(__always)
  package mutating func write(
    atMost count: Int, _ body: (UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8>
  ) {
    memory.reserve(self.count + count, keeping: self.count)
    self.count = body(memory.base + self.count) - memory.base
  }

  /// Writes `bytes`.
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    write(atMost: bytes.count) { to in
      guard let from = bytes.baseAddress else { return to }
      to.update(from: from, count: bytes.count)
      return to + bytes.count
    }
  }

  /// Writes one byte.
  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    write(atMost: 1) { to in
      to.pointee = byte
      return to + 1
    }
  }
}
