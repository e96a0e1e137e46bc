internal import HuiyinText

/// Bytes that are being put together. A block is filled, written, cleared and filled again, by one thread after the
/// other: it is handed on, never shared.
public final class ByteBlock: @unchecked Sendable {
  private var run = ByteRun()

  /// A block without bytes.
  public init() {}

  /// How many bytes were put in.
  var count: Int { run.count }

  /// The bytes put in so far; valid until more are.
  var bytes: UnsafeBufferPointer<UInt8> { run.bytes }

  /// Forgets the bytes, not the memory.
  func clear() { run.clear() }

  /// Appends what `fill` puts at the cursor, `most` bytes at the most.
  func append(atMost most: Int, _ fill: (inout ByteCursor) -> Void) {
    run.write(atMost: most + ByteCursor.overhang) { start in
      var cursor = ByteCursor(start)
      fill(&cursor)
      return cursor.next
    }
  }
}
