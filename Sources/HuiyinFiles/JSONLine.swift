/// Writes one JSON object on one line, its members in the order in which they are given.
///
/// The same values give the same bytes everywhere: strings keep their characters but for quotes, backslashes, controls
/// and the line separators U+2028 and U+2029; decimals have a fixed number of places.
/// - Source: RFC 8259.
public struct JSONLine {
  /// The line as UTF-8; whole, with its LF, after `end()`.
  public private(set) var bytes: [UInt8]
  private var needsComma = false

  /// An object without members.
  public init() {
    bytes = [UInt8(ascii: "{")]
  }

  /// Adds a string, or `null`.
  public mutating func add(_ key: String, _ value: String?) {
    name(key)
    put(value)
  }

  /// Adds a whole number, or `null`.
  public mutating func add(_ key: String, _ value: Int?) {
    name(key)
    if let value { put(value) } else { null() }
  }

  /// Adds `true` or `false`, or `null`.
  public mutating func add(_ key: String, _ value: Bool?) {
    name(key)
    if let value { bytes += (value ? "true" : "false").utf8 } else { null() }
  }

  /// Adds a decimal rounded to `places` digits behind the point, all of them written; `null` for what is no number
  /// or 1e15 and more.
  public mutating func add(_ key: String, _ value: Double, places: Int) {
    name(key)
    guard value.isFinite, value.magnitude < 1e15, (0...9).contains(places) else { return null() }
    let unit = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = (value.magnitude * Double(unit)).rounded()
    guard scaled < 9e18 else { return null() }
    put(Int(scaled), isNegative: value < 0 && scaled > 0, unit: unit, places: places)
  }

  /// Adds an array of strings.
  public mutating func add(_ key: String, _ values: [String]) {
    array(key, of: values) { line, value in line.put(value) }
  }

  /// Adds an array of whole numbers.
  public mutating func add(_ key: String, _ values: [Int]) {
    array(key, of: values) { line, value in line.put(value) }
  }

  /// Adds an object with the members that `members` adds.
  public mutating func add(_ key: String, members: (inout JSONLine) -> Void) {
    name(key)
    object(members)
  }

  /// Adds an array with an object for each of `elements`.
  public mutating func add<Element>(
    _ key: String, objects elements: some Sequence<Element>, members: (inout JSONLine, Element) -> Void
  ) {
    array(key, of: elements) { line, element in line.object { members(&$0, element) } }
  }

  /// Ends the object and the line.
  public mutating func end() { bytes += "}\n".utf8 }

  private mutating func name(_ key: String) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    put(key)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func object(_ members: (inout JSONLine) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    members(&self)
    needsComma = true
    bytes.append(UInt8(ascii: "}"))
  }

  private mutating func array<Element>(
    _ key: String, of elements: some Sequence<Element>, put: (inout JSONLine, Element) -> Void
  ) {
    name(key)
    bytes.append(UInt8(ascii: "["))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      put(&self, element)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func null() { bytes += "null".utf8 }

  private mutating func put(_ value: Int) { bytes += String(value).utf8 }

  private mutating func put(_ scaled: Int, isNegative: Bool, unit: Int, places: Int) {
    if isNegative { bytes.append(UInt8(ascii: "-")) }
    put(scaled / unit)
    guard places > 0 else { return }
    let digits = String(scaled % unit)
    bytes.append(UInt8(ascii: "."))
    bytes += repeatElement(UInt8(ascii: "0"), count: places - digits.utf8.count)
    bytes += digits.utf8
  }

  private mutating func put(_ value: String?) {
    guard var text = value else { return null() }
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { JSONEscaping.append($0, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
  }
}

/// Escapes the inside of a JSON string.
enum JSONEscaping {
  private static let digits = Array("0123456789abcdef".utf8)

  /// Appends `text` with what JSON or a reader of lines cannot bear escaped.
  static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    for (index, byte) in text.enumerated() where isSuspect(byte) {
      guard let (escape, length) = escape(text, at: index) else { continue }
      bytes += text[start..<index]
      bytes += escape
      start = index + length
    }
    bytes += text[start...]
  }

  private static func isSuspect(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2
  }

  /// The escape for the character at `index`, and its length as received; nil where it needs none.
  private static func escape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> ([UInt8], Int)? {
    switch text[index] {
    case 0x22: (Array("\\\"".utf8), 1)
    case 0x5C: (Array("\\\\".utf8), 1)
    case 0x0A: (Array("\\n".utf8), 1)
    case 0x0D: (Array("\\r".utf8), 1)
    case 0x09: (Array("\\t".utf8), 1)
    case 0xE2: separator(text, at: index)
    case let byte: (Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]], 1)
    }
  }

  /// U+2028 and U+2029 end a line in some languages.
  private static func separator(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> ([UInt8], Int)? {
    guard index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] & 0xFE == 0xA8 else { return nil }
    return (Array((text[index + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8), 3)
  }
}
