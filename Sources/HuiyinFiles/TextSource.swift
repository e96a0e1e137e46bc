internal import Huiyin
internal import HuiyinText

/// The text of one file as UTF-8, read from front to back, whatever charset it is in.
///
/// Bytes that are no text in the charset stay visible as bytes that are no UTF-8: `CellText` counts them.
final class TextSource {
  /// The charset the text is in.
  let charset: Charset
  private let source: ByteSource
  private let decoder: CharsetDecoder?
  private var decoded: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// The file as the caller named it.
  var file: String { source.file }

  /// The text of `source` in `charset`, or in the one recognised from its head.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the file is no text.
  init(_ source: ByteSource, charset chosen: Charset?) throws {
    let (charset, markLength) = try TextSource.charset(of: source, chosen: chosen)
    (self.source, self.charset) = (source, charset)
    decoder = charset == .utf8 ? nil : CharsetDecoder(charset)
    source.skip(markLength)
  }

  /// The first bytes of the text as UTF-8, at most about `count`, without reading on.
  func head(_ count: Int) -> [UInt8] {
    let bytes = source.unread.prefix(count)
    guard let decoder = charset == .utf8 ? nil : CharsetDecoder(charset) else { return Array(bytes) }
    var head: [UInt8] = []
    bytes.withUnsafeBufferPointer { decoder.decode($0, into: &head) }
    return head
  }

  /// Fills the front of `room` with the next bytes of UTF-8 and returns how many; 0 at the end.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the disk fails.
  func read(into room: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
    guard let decoder else { return try source.read(into: room) }
    while position == decoded.count, !isAtEnd { try decodeMore(decoder, roomFor: room.count) }
    let count = min(room.count, decoded.count - position)
    _ = room.update(fromContentsOf: decoded[position..<(position + count)])
    position += count
    return count
  }

  private func decodeMore(_ decoder: CharsetDecoder, roomFor count: Int) throws {
    decoded.removeAll(keepingCapacity: true)
    position = 0
    try withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(count, 1)) { raw in
      raw.initialize(repeating: 0)
      let read = try source.read(into: raw)
      decoder.decode(UnsafeBufferPointer(rebasing: raw[..<read]), into: &decoded)
      if read == 0 {
        decoder.finish(into: &decoded)
        isAtEnd = true
      }
    }
  }

  private static func charset(of source: ByteSource, chosen: Charset?) throws -> (Charset, Int) {
    if let chosen, BinaryFormat(of: source.head) == nil { return chosen.resolved(for: source.head) }
    switch Charset.recognise(source.head) {
    case .text(let charset, let markLength): return (charset, markLength)
    case .binary(let format): throw HuiyinError(binary(format, file: source.file))
    }
  }

  private static func binary(_ format: BinaryFormat?, file: String) -> Problem {
    let found = format.map(\.rawValue) ?? "a binary file (it holds NUL bytes)"
    let hint =
      switch format {
      case .zip: "give a workbook its ending .xlsx, or save it as CSV UTF-8"
      case .oldOffice: "open it in a spreadsheet program and save it as .xlsx or CSV UTF-8"
      default: "export the notes as CSV, JSON Lines or plain text"
      }
    return Problem(
      .unreadableFile, "this is \(found), text was expected", at: Location(file: file), hint: hint)
  }
}
