/// Writes one JSON object on one line, its members in the order in which they are given.
///
/// The same values give the same bytes everywhere: strings keep their characters but for quotes, backslashes, controls
/// and the line separators U+2028 and U+2029; decimals have a fixed number of places.
/// - Source: RFC 8259.
public struct JSONLine {
  /// The line as UTF-8; whole, with its LF, after `end()`.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// An object without members.
  public init() { add(sign: "{") }

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
    if let value { add(sign: value ? "true" : "false") } else { null() }
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
  public mutating func end() { add(sign: "}\n") }

  private mutating func name(_ key: String) {
    if needsComma { add(sign: ",") }
    needsComma = true
    put(key as String?)
    add(sign: ":")
  }

  private mutating func object(_ members: (inout JSONLine) -> Void) {
    add(sign: "{")
    needsComma = false
    members(&self)
    needsComma = true
    add(sign: "}")
  }

  private mutating func array<Element>(
    _ key: String, of elements: some Sequence<Element>, put: (inout JSONLine, Element) -> Void
  ) {
    name(key)
    add(sign: "[")
    for (index, element) in elements.enumerated() {
      if index > 0 { add(sign: ",") }
      put(&self, element)
    }
    add(sign: "]")
  }

  private mutating func null() { add(sign: "null") }

  private mutating func add(sign: StaticString) {
    bytes.append(atMost: sign.utf8CodeUnitCount) { $0.put(sign) }
  }

  private mutating func put(_ value: Int) { bytes.append(atMost: 20) { $0.put(value) } }

  private mutating func put(_ scaled: Int, isNegative: Bool, unit: Int, places: Int) {
    bytes.append(atMost: 40) { cursor in
      if isNegative { cursor.put(UInt8(ascii: "-")) }
      cursor.put(scaled / unit)
      guard places > 0 else { return }
      cursor.put(UInt8(ascii: "."))
      cursor.put(scaled % unit, digits: places)
    }
  }

  private mutating func put(_ value: String?) {
    bytes.append(atMost: JSONText.room(for: value)) { $0.put(json: value) }
  }
}
