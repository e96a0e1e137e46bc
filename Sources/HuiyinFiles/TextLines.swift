public import HuiyinText

/// The lines of a text file, one after the other; a line ends at LF.
public final class TextLines {
  private let window: TextWindow

  /// The lines of `path` (`-` is standard input) in `charset`, or in the one recognised; an empty file has none.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it cannot be read or is no text.
  public init(path: String, charset: Charset? = nil) throws {
    window = TextWindow(try TextSource(try ByteSource(path: path, empty: .text), charset: charset))
  }

  /// The next line without its LF; nil at the end. Bytes that are no text are U+FFFD.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the disk fails.
  public func next() throws -> String? {
    guard try window.byte(at: 0) != nil else { return nil }
    let found = try window.first(0x0A, from: 0)
    let end = try found ?? window.endOffset()
    defer { window.drop(end + (found == nil ? 0 : 1)) }
    return String(decoding: window.bytes[..<end], as: UTF8.self)
  }
}
