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

/// Reads what a ``Packer`` wrote. The bytes are not trusted: what is not there is nil, and whoever reads a table checks
/// that its numbers stay inside it.
package struct Unpacker {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// Reads `bytes` from the front.
  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// Whether all was read.
  package var isAtEnd: Bool { position == bytes.endIndex }

  /// The next number.
  package mutating func number() -> Int? {
    guard bytes.endIndex - position >= MemoryLayout<Int>.size else { return nil }
    defer { position += MemoryLayout<Int>.size }
    return bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: position - bytes.startIndex, as: Int.self)
    }
  }

  /// The next list of numbers.
  package mutating func numbers<Number: BitwiseCopyable>() -> [Number]? {
    let size = MemoryLayout<Number>.size
    guard let count = number(), count >= 0, count <= (bytes.endIndex - position) / size else { return nil }
    defer { position += count * size }
    let start = position - bytes.startIndex
    return [Number](unsafeUninitializedCapacity: count) { memory, filled in
      bytes.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(memory).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + count * size]))
      }
      filled = count
    }
  }

  /// The next list of numbers, where it holds exactly `count`.
  package mutating func numbers<Number: BitwiseCopyable>(exactly count: Int) -> [Number]? {
    let numbers: [Number]? = numbers()
    return numbers?.count == count ? numbers : nil
  }
}
