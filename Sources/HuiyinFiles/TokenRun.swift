internal import Huiyin
public import HuiyinText

/// 分词: cuts a text file line by line, on several threads, the lines in their order.
///
/// Memory holds a few blocks of lines and what becomes of them for each thread, whatever the length of the file.
public final class TokenRun {
  private let blocks: LineBlocks
  private let tokenizer: Tokenizer
  private let form: TokenLine
  private let jobs: Int

  /// The lines of `path` (`-` is standard input) in `charset`, or in the one recognised, to be cut by `tokenizer` on
  /// `jobs` threads; an empty file has none.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where it cannot be read or is no text.
  public init(
    path: String, charset: Charset? = nil, tokenizer: Tokenizer, form: TokenLine, jobs: Int
  ) throws {
    blocks = LineBlocks(try TextSource(try ByteSource(path: path, empty: .text), charset: charset))
    (self.tokenizer, self.form, self.jobs) = (tokenizer, form, jobs)
  }

  /// Writes the tokens of all lines; the bytes do not depend on the number of threads. Stops where nobody reads on.
  /// - Throws: `HuiyinError` where the file cannot be read on or the output cannot be written.
  public func write(to output: OutputFile) throws {
    let (tokenizer, form) = (tokenizer, form)
    var free: [TokenBlock] = []
    try OrderedWork.run(
      jobs: jobs,
      next: {
        let block = free.popLast() ?? TokenBlock()
        return try !output.isReaderGone && blocks.next(into: &block.lines) ? block : nil
      },
      context: { LineCut(tokenizer) },
      work: { block, line in
        block.cut(by: line, form)
        return block
      },
      take: { block in
        try output.write(block.tokens.bytes)
        free.append(block)
      })
  }
}

/// A block of lines and what becomes of it. It is handed on from thread to thread, never shared.
private final class TokenBlock: @unchecked Sendable {
  var lines = ByteRun()
  private(set) var tokens = ByteRun()

  func cut(by line: LineCut, _ form: TokenLine) {
    tokens.clear()
    let bytes = lines.bytes
    var start = 0
    while start < bytes.count {
      let end = ByteSearch.first(0x0A, in: bytes, from: start) ?? bytes.count
      line.cut(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      form.write(line, to: &tokens)
      start = end + 1
    }
  }
}
