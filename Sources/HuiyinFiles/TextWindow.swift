internal import Huiyin
internal import HuiyinText

/// The stretch of a text that a reader is looking at. It grows at its end as far as the reader looks, and is dropped
/// at its front, so that memory holds one record and not the file. Offsets count from the front, in bytes.
final class TextWindow {
  private let source: TextSource
  private var room: UnsafeMutableBufferPointer<UInt8>
  private var start = 0
  private var end = 0
  private var isAtEnd = false

  /// The longest record that is read, in bytes: what is longer is no table of notes.
  static let longest = 1 << 28

  init(_ source: TextSource, capacity: Int = 1 << 17) {
    self.source = source
    room = .allocate(capacity: capacity)
    room.initialize(repeating: 0)
  }

  deinit { room.deallocate() }

  /// The file as the caller named it.
  var file: String { source.file }

  /// What is in memory.
  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: room[start..<end]) }

  /// The byte at `offset`, reading on where needed; nil at the end of the text.
  func byte(at offset: Int) throws -> UInt8? {
    while offset >= end - start {
      guard try extend() else { return nil }
    }
    return room[start + offset]
  }

  /// Where `byte` first stands from `offset` on, before `limit`; nil where it does not.
  func first(_ byte: UInt8, from offset: Int, before limit: Int = .max) throws -> Int? {
    var from = offset
    while true {
      if let found = ByteSearch.first(byte, in: bytes, from: from) { return found < limit ? found : nil }
      from = max(from, end - start)
      guard from < limit, try extend() else { return nil }
    }
  }

  /// Where one of three bytes first stands from `offset` on; nil where none does before the end of the text.
  func first(of any: (UInt8, UInt8, UInt8), from offset: Int) throws -> Int? {
    var from = offset
    while true {
      if let found = ByteSearch.first(of: any, in: bytes, from: from) { return found }
      from = max(from, end - start)
      guard try extend() else { return nil }
    }
  }

  /// The end of the text as an offset; reads all of it into memory up to there.
  func endOffset() throws -> Int {
    while try extend() {}
    return end - start
  }

  /// Drops the first `count` bytes.
  func drop(_ count: Int) { start += min(count, end - start) }

  /// Reads on; false at the end of the text.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the disk fails or a record is longer than `longest`.
  private func extend() throws -> Bool {
    if isAtEnd { return false }
    makeRoom()
    guard end - start < TextWindow.longest else { throw HuiyinError(tooLong) }
    let count = try source.read(into: UnsafeMutableBufferPointer(rebasing: room[end...]))
    end += count
    isAtEnd = count == 0
    return count > 0
  }

  private func makeRoom() {
    guard room.count - end < room.count / 4 else { return }
    let kept = end - start
    let target =
      kept > room.count / 2 ? UnsafeMutableBufferPointer<UInt8>.allocate(capacity: room.count * 2) : room
    if let to = target.baseAddress, let from = room.baseAddress { to.update(from: from + start, count: kept) }
    if target.baseAddress != room.baseAddress { room.deallocate() }
    (room, start, end) = (target, 0, kept)
  }

  private var tooLong: Problem {
    Problem(
      .unreadableFile, "a record is longer than \(TextWindow.longest >> 20) MiB", at: Location(file: file),
      hint: "this is hardly a table of notes; check the file")
  }
}
