internal import CICU

/// Turns the bytes of one text, chunk by chunk, into UTF-8. For one thread at a time.
///
/// A sequence that is no text in the charset becomes the byte 0xFF, which UTF-8 never has: reading it on with
/// `String(decoding:as:)` gives U+FFFD, and whoever cuts the text into cells sees in which one it stands.
public final class CharsetDecoder {
  private let decoder: OpaquePointer
  private let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Int(CICU_DECODER_ROOM))

  /// A decoder for `charset`; nil where the installed ICU lacks it.
  public init?(_ charset: Charset) {
    guard let opened = cicu_decoder_open(charset.name) else { return nil }
    decoder = opened
    room.initialize(repeating: 0)
  }

  deinit {
    cicu_decoder_close(decoder)
    room.deallocate()
  }

  /// Appends the characters of `bytes` to `output`; a character cut off at the end waits for the next chunk.
  /// - Complexity: O(n), about 250 MB a second for GB18030.
  public func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    run(bytes, last: 0, into: &output)
  }

  /// Appends what is left at the end of the text: a character cut off becomes 0xFF.
  public func finish(into output: inout [UInt8]) {
    run(UnsafeBufferPointer(start: nil, count: 0), last: 1, into: &output)
  }

  private func run(_ bytes: UnsafeBufferPointer<UInt8>, last: Int32, into output: inout [UInt8]) {
    var rest = bytes[...]
    var more = true
    while more || !rest.isEmpty {
      let before = rest.count
      let step = append(UnsafeBufferPointer(rebasing: rest), last: last, to: &output)
      rest = rest.dropFirst(Int(step.read))
      more = step.more != 0
      if rest.count == before, step.written == 0 { return }
    }
  }

  private func append(_ bytes: UnsafeBufferPointer<UInt8>, last: Int32, to output: inout [UInt8])
    -> cicu_decoded
  {
    guard let base = room.baseAddress else { return cicu_decoded() }
    let step = cicu_decoder_decode(decoder, bytes.baseAddress, Int32(clamping: bytes.count), last, base)
    output.append(contentsOf: UnsafeBufferPointer(rebasing: room[..<Int(step.written)]))
    return step
  }
}
