internal import HuiyinText

/// How the tokens of one line are written, as one line.
public enum TokenLine: Sendable {
  /// The tokens joined by a blank, blank ones left out.
  case words
  /// `{"tokens":[…],"bytes":[…]}`: every token, and the byte of the line each begins at, the first 0, and at last the
  /// length of the line.
  case json

  /// Writes the line that is cut, with an LF.
  func write(_ line: LineCut, to output: inout ByteRun) {
    switch self {
    case .words: line.writeWords(to: &output)
    case .json: TokenLine.object(line).withUnsafeBufferPointer { output.append($0) }
    }
    output.append(0x0A)
  }

  private static func object(_ line: LineCut) -> [UInt8] {
    var tokens = Array("{\"tokens\":[".utf8)
    var bytes = Array("],\"bytes\":[".utf8)
    var isFirst = true
    line.forEachToken { units, start in
      if !isFirst { tokens.append(UInt8(ascii: ",")) }
      append(units, to: &tokens)
      bytes.append(contentsOf: String(isFirst ? 0 : start).utf8)
      bytes.append(UInt8(ascii: ","))
      isFirst = false
    }
    bytes.append(contentsOf: String(line.byteCount).utf8)
    return tokens + bytes + "]}".utf8
  }

  private static func append(_ units: UnsafeBufferPointer<UInt16>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * units.count) { room in
      guard let text = room.baseAddress else { return }
      let end = UTF8Writing.write(units, to: text)
      let token = UnsafeBufferPointer(start: UnsafePointer(text), count: end - text)
      bytes.append(atMost: 6 * token.count) { $0.put(escaping: token) }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
