#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Finds bytes in a stretch of memory, sixteen at a time.
package enum ByteSearch {
  /// Where the first `byte` stands from `start` on; nil where there is none.
  package static func first(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// Where the first byte that is one of three stands from `start` on; nil where there is none.
  package static func first(
    of any: (UInt8, UInt8, UInt8), in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let (a, b, c) = (SIMD16(repeating: any.0), SIMD16(repeating: any.1), SIMD16(repeating: any.2))
    var at = start
    while at + 16 <= bytes.count {
      let block = UnsafeRawPointer(base + at).loadUnaligned(as: SIMD16<UInt8>.self)
      if Swift.any((block .== a) .| (block .== b) .| (block .== c)) { break }
      at += 16
    }
    while at < bytes.count {
      if base[at] == any.0 || base[at] == any.1 || base[at] == any.2 { return at }
      at += 1
    }
    return nil
  }
}
