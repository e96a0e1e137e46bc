internal import Dispatch
public import HuiyinText

/// 分词: cuts a text file line by line, on several threads, the lines in their order.
///
/// Memory holds a block of lines and what becomes of it for each thread, whatever the length of the file.
public final class TokenRun {
  private let blocks: LineBlocks
  private let desks: [TokenDesk]

  /// The lines of `path` (`-` is standard input) in `charset`, or in the one recognised, to be cut by `tokenizer` on
  /// `jobs` threads; an empty file has none.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it cannot be read or is no text.
  public init(
    path: String, charset: Charset? = nil, tokenizer: Tokenizer, form: TokenLine, jobs: Int
  ) throws {
    blocks = LineBlocks(try TextSource(try ByteSource(path: path, empty: .text), charset: charset))
    desks = (0..<max(1, jobs)).map { _ in TokenDesk(tokenizer, form) }
  }

  /// Writes the tokens of all lines; the bytes do not depend on the number of threads. Stops where nobody reads on.
  /// - Throws: `HuiyinError` where the file cannot be read on or the output cannot be written.
  public func write(to output: OutputFile) throws {
    while case let filled = try fill(), filled > 0, !output.isReaderGone {
      nonisolated(unsafe) let desks = desks
      if filled == 1 {
        desks[0].cut()
      } else {
        DispatchQueue.concurrentPerform(iterations: filled) { desks[$0].cut() }
      }
      for desk in desks[..<filled] { try output.write(desk.output.bytes) }
    }
  }

  /// Lays a block of lines on each desk as long as there are any, and returns how many.
  private func fill() throws -> Int {
    for (index, desk) in desks.enumerated() {
      guard try blocks.next(into: &desk.input) else { return index }
    }
    return desks.count
  }
}

/// What one thread cuts on: a block of lines, and what becomes of it.
private final class TokenDesk {
  var input = ByteRun()
  private(set) var output = ByteRun()
  private let line: LineCut
  private let form: TokenLine

  init(_ tokenizer: Tokenizer, _ form: TokenLine) {
    line = LineCut(tokenizer)
    self.form = form
  }

  func cut() {
    output.clear()
    let bytes = input.bytes
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
      line.cut(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      form.write(line, to: &output)
      start = end + 1
    }
  }
}
