/// Bytes that are being put together. A block is filled, written, cleared and filled again, by one thread after the
/// other: it is handed on, never shared.
public final class ByteBlock: @unchecked Sendable {
  private var room: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes were put in.
  private(set) var count = 0

  /// A block without bytes.
  public init() { room = .allocate(capacity: 1 << 16) }

  deinit { room.deallocate() }

  /// The bytes put in so far; valid until more are.
  var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<count])
  }

  /// Forgets the bytes, not the memory.
  func clear() { count = 0 }

  /// Appends what `fill` puts at the cursor, `most` bytes at the most.
  @inline(__always)
  func append(atMost most: Int, _ fill: (inout ByteCursor) -> Void) {
    if room.count - count < most { grow(by: most) }
    guard let base = room.baseAddress else { return }
    var cursor = ByteCursor(base + count)
    fill(&cursor)
    count = cursor.next - base
  }

  private func grow(by more: Int) {
    let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(room.count * 2, count + more))
    _ = larger.update(fromContentsOf: room[..<count])
    room.deallocate()
    room = larger
  }
}
