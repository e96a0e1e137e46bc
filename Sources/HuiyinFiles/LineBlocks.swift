internal import HuiyinText

/// The lines of a text in blocks of many, front to back; a line ends at LF.
final class LineBlocks {
  private let window: TextWindow

  /// A block is about so long, in bytes, and as much longer as one line needs.
  static let length = 1 << 17

  init(_ source: TextSource) { window = TextWindow(source, capacity: 2 * LineBlocks.length) }

  /// Makes `block` the next lines, each with its LF but perhaps the last of the text; false at the end.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the disk fails or a line is longer than a text may hold.
  func next(into block: inout ByteRun) throws -> Bool {
    block.clear()
    guard try window.byte(at: 0) != nil else { return false }
    _ = try window.byte(at: LineBlocks.length - 1)
    let end =
      try lastEnd() ?? window.first(0x0A, from: window.bytes.count).map { $0 + 1 } ?? window.endOffset()
    block.append(window.slice(0..<end))
    window.drop(end)
    return true
  }

  /// Where the last line ends that is in memory as a whole.
  private func lastEnd() -> Int? { window.bytes.lastIndex(of: 0x0A).map { $0 + 1 } }
}
