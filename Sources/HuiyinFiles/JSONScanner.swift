/// Reads one JSON object without building a tree: its members in order, values that are no strings as their own text.
/// - Source: RFC 8259. Nesting is read to a depth of 512.
struct JSONScanner {
  /// Where a line stops being JSON.
  struct Fault: Error {
    /// What stands there, in a few words.
    let found: String
    /// What should.
    let expected: String
    /// Where, in bytes from the front of the line.
    let offset: Int
  }

  /// The damage met in strings.
  var cellText = CellText()
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The members of the object that the bytes are, those that are `null` left out.
  mutating func wholeObject() throws(Fault) -> [(name: String, value: String)] {
    var members: [(name: String, value: String)] = []
    try expect("{", "a JSON object")
    if !accept("}") {
      repeat {
        let name = try string("a key in quotes")
        try expect(":", "a colon")
        if let value = try value() { members.append((name, value)) }
      } while accept(",")
      try expect("}", "a comma or the end of the object")
    }
    skipBlanks()
    guard at == bytes.count else { throw fault("the end of the line") }
    return members
  }

  /// The value that comes next: a string as its characters, `null` as nil, anything else as it is written.
  private mutating func value() throws(Fault) -> String? {
    skipBlanks()
    if peek == UInt8(ascii: "\"") { return try string("a string") }
    let start = at
    try skipValue(depth: 0)
    let text = cellText.text(slice(start..<at))
    return text == "null" ? nil : text
  }

  private mutating func skipValue(depth: Int) throws(Fault) {
    skipBlanks()
    switch peek {
    case UInt8(ascii: "\"")?: try skipString()
    case UInt8(ascii: "{")?: try skipList(closing: "}", depth: depth + 1)
    case UInt8(ascii: "[")?: try skipList(closing: "]", depth: depth + 1)
    case UInt8(ascii: "t")?: try skipWord("true")
    case UInt8(ascii: "f")?: try skipWord("false")
    case UInt8(ascii: "n")?: try skipWord("null")
    default: try skipNumber()
    }
  }

  private mutating func skipList(closing: Unicode.Scalar, depth: Int) throws(Fault) {
    guard depth <= 512 else { throw fault("less nesting") }
    at += 1
    if accept(closing) { return }
    repeat {
      if closing == "}" {
        skipBlanks()
        try skipString()
        try expect(":", "a colon")
      }
      try skipValue(depth: depth)
    } while accept(",")
    try expect(closing, "a comma or \(closing)")
  }

  private mutating func skipWord(_ word: StaticString) throws(Fault) {
    let end = at + word.utf8CodeUnitCount
    guard end <= bytes.count, (at..<end).allSatisfy({ bytes[$0] == word.utf8Start[$0 - at] }) else {
      throw fault("a JSON value")
    }
    at = end
  }

  private mutating func skipNumber() throws(Fault) {
    if peek == UInt8(ascii: "-") { at += 1 }
    if peek == UInt8(ascii: "0") { at += 1 } else { try skipDigits() }
    if peek == UInt8(ascii: ".") {
      at += 1
      try skipDigits()
    }
    guard peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") else { return }
    at += 1
    if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { at += 1 }
    try skipDigits()
  }

  private mutating func skipDigits() throws(Fault) {
    let start = at
    while let byte = peek, (0x30...0x39).contains(byte) { at += 1 }
    if at == start { throw fault("a JSON value") }
  }

  /// The string that comes next.
  private mutating func string(_ expected: String) throws(Fault) -> String {
    skipBlanks()
    guard peek == UInt8(ascii: "\"") else { throw fault(expected) }
    let start = at + 1
    let isPlain = try skipString()
    let content = slice(start..<(at - 1))
    guard !isPlain else { return cellText.text(content) }
    var escapes = JSONEscapes()
    let text = escapes.resolved(content).withUnsafeBufferPointer { cellText.text($0) }
    return text
  }

  /// Passes over a string, checks its escapes and says whether it has none.
  @discardableResult private mutating func skipString() throws(Fault) -> Bool {
    guard peek == UInt8(ascii: "\"") else { throw fault("a string") }
    at += 1
    var isPlain = true
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw fault("an escape such as \\n") }
      at += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      isPlain = false
      try skipEscape()
    }
    guard at < bytes.count else { throw fault("a quote that ends the string") }
    at += 1
    return isPlain
  }

  private mutating func skipEscape() throws(Fault) {
    guard let byte = peek else { throw fault("an escape such as \\n") }
    let digits = byte == UInt8(ascii: "u") ? 4 : 0
    let isKnown = "\"\\/bfnrtu".utf8.contains(byte)
    let isWhole = (0..<digits).allSatisfy {
      at + 1 + $0 < bytes.count && JSONEscapes.hex(bytes[at + 1 + $0]) != nil
    }
    guard isKnown, isWhole else { throw fault("an escape such as \\n or \\u4E00") }
    at += 1 + digits
  }

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B && byte != 0x0C {
      at += 1
    }
  }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard let byte = peek, UInt32(byte) == scalar.value else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ scalar: Unicode.Scalar, _ expected: String) throws(Fault) {
    guard accept(scalar) else { throw fault(expected) }
  }

  private func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }

  private func fault(_ expected: String) -> Fault {
    let rest = slice(at..<bytes.count)
    let shown = String(String(decoding: rest.prefix(48), as: UTF8.self).prefix(12))
    return Fault(found: rest.isEmpty ? "the end of the line" : "\"\(shown)\"", expected: expected, offset: at)
  }
}
