public import HuiyinText

/// The tokens of one line, as one line.
public enum TokenLine {
  /// The tokens joined by a blank, blank ones left out, with an LF.
  public static func text(_ tokens: [Token]) -> [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens where token.kind != .blank {
      if !bytes.isEmpty { bytes.append(0x20) }
      bytes += token.text.utf8
    }
    bytes.append(0x0A)
    return bytes
  }

  /// `{"tokens":[…],"bytes":[…]}` with an LF: every token, and the byte of `line` each begins at, the first 0, and at
  /// last the length of `line`.
  public static func json(_ tokens: [Token], of line: String) -> [UInt8] {
    let starts = tokens.enumerated().map { $0 == 0 ? 0 : $1.bytes.lowerBound }
    var object = JSONLine()
    object.add("tokens", tokens.map(\.text))
    object.add("bytes", starts + [line.utf8.count])
    object.end()
    return object.bytes
  }
}
