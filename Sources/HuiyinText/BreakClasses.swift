internal import CICU

/// How each UTF-16 code unit takes part in word breaking, asked of the installed ICU once.
struct BreakClasses: Sendable {
  private let table: [UInt8]

  /// The classes of the ICU library of this process.
  static let installed = ICUTables.kept?.classes ?? BreakClasses()

  private init() {
    var table = [UInt8](repeating: UInt8(CICU_CLASS_SLOW), count: 65_536)
    table.withUnsafeMutableBufferPointer { cicu_break_classes($0.baseAddress!) }
    self.table = table
  }

  /// Writes the classes.
  func pack(into packer: inout Packer) { packer.put(table) }

  /// The classes that were packed; nil where they are damaged.
  init?(unpacking unpacker: inout Unpacker) {
    guard let table: [UInt8] = unpacker.numbers(exactly: 65_536) else { return nil }
    self.table = table
  }

  /// Calls `body` with the class of every code unit as raw memory.
  func withTable<Result>(_ body: (UnsafePointer<UInt8>) throws -> Result) rethrows -> Result {
    try table.withUnsafeBufferPointer { try body($0.baseAddress!) }
  }
}

/// The classes by name, as raw values for the inner loops.
enum BreakClass {
  static let carriageReturn = UInt8(CICU_CLASS_CR)
  static let lineFeed = UInt8(CICU_CLASS_LF)
  static let space = UInt8(CICU_CLASS_SPACE)
  static let letter = UInt8(CICU_CLASS_LETTER)
  static let numeric = UInt8(CICU_CLASS_NUMERIC)
  static let midLetter = UInt8(CICU_CLASS_MID_LETTER)
  static let midNum = UInt8(CICU_CLASS_MID_NUM)
  static let midNumLet = UInt8(CICU_CLASS_MID_NUM_LET)
  static let extendNumLet = UInt8(CICU_CLASS_EXTEND_NUM_LET)
  static let han = UInt8(CICU_CLASS_HAN)
  static let katakana = UInt8(CICU_CLASS_KATAKANA)
  static let slow = UInt8(CICU_CLASS_SLOW)

  /// Whether characters of this class are cut by the dictionary.
  @inline(__always)
  static func isDictionary(_ kind: UInt8) -> Bool { kind == han || kind == katakana }

  /// Whether characters of this class join each other into one word.
  @inline(__always)
  static func isWordForming(_ kind: UInt8) -> Bool {
    kind == letter || kind == numeric || kind == extendNumLet
  }
}
