/// 一行词: the tokens of one line, in memory that is used again for line after line. For one thread at a time.
package final class LineCut {
  private let tokenizer: Tokenizer
  private let workspace = Workspace()
  private var folded = NormalizedText()
  private var units = Memory<UInt16>()
  private var starts = Memory<Int32>()
  private var unitCount = 0
  private var mended: [UInt8] = []
  /// The length of the line in bytes, what is no UTF-8 counted as U+FFFD.
  package private(set) var byteCount = 0

  /// Lines cut by `tokenizer`.
  package init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// Cuts `line`; what of it is no UTF-8 is read as U+FFFD.
  /// - Complexity: O(length of `line`); no allocation once the memory has grown, but where the line is damaged or words
  ///   or pieces of several characters are folded.
  package func cut(_ line: UnsafeBufferPointer<UInt8>) {
    if take(line) { return }
    mended = Array(String(decoding: line, as: UTF8.self).utf8)
    let isValid = mended.withUnsafeBufferPointer(take)
    precondition(isValid, "what was mended is UTF-8")
  }

  /// Cuts `line` where it is UTF-8; else nothing is done.
  private func take(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    if let folding = tokenizer.folding {
      guard UTF8Reading.isValid(line) else { return false }
      folding.fold(line, into: &folded, in: workspace)
      folded.folded.withUnsafeBufferPointer { tokenizer.cut($0, in: workspace) }
    } else {
      units.reserve(line.count)
      starts.reserve(line.count)
      guard let count = UTF8Reading.units(of: line, into: units.base, starts: starts.base) else {
        return false
      }
      unitCount = count
      tokenizer.cut(UnsafeBufferPointer(start: units.base, count: count), in: workspace)
    }
    byteCount = line.count
    return true
  }

  /// Calls `body` with every token: its code units, and the byte of the line it begins at.
  package func forEachToken(_ body: (_ units: UnsafeBufferPointer<UInt16>, _ start: Int) -> Void) {
    withUnits { units, starts in
      let edges = workspace.tokenEdges
      for index in edges.indices.dropLast() {
        let (start, end) = (Int(edges[index]), Int(edges[index + 1]))
        body(UnsafeBufferPointer(rebasing: units[start..<end]), Int(starts[start]))
      }
    }
  }

  /// Writes the tokens with blanks between them, those that are blank left out.
  package func writeWords(to output: inout ByteRun) {
    withUnits { units, _ in
      guard let text = units.baseAddress else { return }
      output.write(atMost: 4 * units.count) { UTF8Writing.write(text, edges: workspace.tokenEdges, to: $0) }
    }
  }

  private func withUnits<Result>(
    _ body: (_ units: UnsafeBufferPointer<UInt16>, _ starts: UnsafeBufferPointer<Int32>) -> Result
  ) -> Result {
    guard tokenizer.folding == nil else {
      return folded.folded.withUnsafeBufferPointer { units in
        folded.starts.withUnsafeBufferPointer { body(units, $0) }
      }
    }
    return body(
      UnsafeBufferPointer(start: units.base, count: unitCount),
      UnsafeBufferPointer(start: starts.base, count: unitCount))
  }
}
