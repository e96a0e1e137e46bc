/// Tables written as bytes, to be read again by the same program on the same machine: numbers lie as they lie in memory.
package struct Packer {
  /// What was written.
  package private(set) var bytes: [UInt8] = []

  /// Nothing written yet.
  package init() {}

  /// Writes one number.
  package mutating func put(_ number: Int) { withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) } }

  /// Writes `numbers`, or values made of nothing but numbers, with their count before them.
  package mutating func put<Number: BitwiseCopyable>(_ numbers: [Number]) {
    put(numbers.count)
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }
}

/// Reads what a ``Packer`` wrote, straight into the memory it is used from. The bytes are not trusted: what is not there is
/// nil, and whoever reads a table checks that its numbers stay inside it.
package struct Unpacker {
  private let fill: (UnsafeMutableRawBufferPointer) -> Bool
  private var left: Int

  /// Reads `count` bytes that `fill` puts in place, one piece after the other; it says false where it cannot.
  package init(count: Int, fill: @escaping (UnsafeMutableRawBufferPointer) -> Bool) {
    (left, self.fill) = (count, fill)
  }

  /// Reads `bytes` from the front.
  package init(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    self.init(count: bytes.count) { memory in
      memory.copyBytes(from: rest.prefix(memory.count))
      rest = rest.dropFirst(memory.count)
      return true
    }
  }

  /// Whether all was read.
  package var isAtEnd: Bool { left == 0 }

  private mutating func take(_ memory: UnsafeMutableRawBufferPointer) -> Bool {
    guard memory.count <= left else { return false }
    left -= memory.count
    return fill(memory)
  }

  /// The next number.
  package mutating func number() -> Int? {
    var number = 0
    return withUnsafeMutableBytes(of: &number) { take($0) } ? number : nil
  }

  /// The next list of numbers.
  package mutating func numbers<Number: BitwiseCopyable>() -> [Number]? {
    guard let count = number(), count >= 0, count <= left / MemoryLayout<Number>.size else { return nil }
    var isRead = false
    let numbers = [Number](unsafeUninitializedCapacity: count) { memory, filled in
      isRead = take(
        UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(memory)[..<(count * MemoryLayout<Number>.size)]))
      filled = isRead ? count : 0
    }
    return isRead ? numbers : nil
  }

  /// The next list of numbers, where it holds exactly `count`.
  package mutating func numbers<Number: BitwiseCopyable>(exactly count: Int) -> [Number]? {
    let numbers: [Number]? = numbers()
    return numbers?.count == count ? numbers : nil
  }
}
