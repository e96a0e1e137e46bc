internal import CICU

/// A way to write characters as bytes: UTF-8, GB18030, Big5 and whatever else ICU knows.
public struct Charset: Sendable, Hashable, CustomStringConvertible {
  /// The name by which ICU and other programs know it, such as `GB18030`.
  public let name: String

  init(known name: String) { self.name = name }

  /// The charset a person calls `name`, in any spelling ICU knows (`gbk`, `utf8`, `Shift_JIS`); nil for an unknown
  /// one. `GB2312` and `GBK` give GB18030, which holds both: files so labelled seldom keep to the smaller set.
  public init?(named name: String) {
    guard !name.isEmpty, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
      let known = cicu_charset_name(name)
    else { return nil }
    let canonical = String(cString: known)
    let isChinese =
      Charset.subsets.contains(canonical.uppercased()) || Charset.subsets.contains(name.uppercased())
    self.init(known: isChinese ? "GB18030" : canonical)
  }

  private static let subsets: Set<String> = ["GBK", "GB2312", "GB_2312-80", "EUC-CN", "CP936", "WINDOWS-936"]

  /// UTF-8.
  public static let utf8 = Charset(known: "UTF-8")
  /// 国标 GB 18030, with GBK and GB 2312 in it.
  public static let gb18030 = Charset(known: "GB18030")
  static let utf16LittleEndian = Charset(known: "UTF-16LE")
  static let utf16BigEndian = Charset(known: "UTF-16BE")
  static let utf32LittleEndian = Charset(known: "UTF-32LE")
  static let utf32BigEndian = Charset(known: "UTF-32BE")

  /// Names a person may give, to be shown where one is not understood.
  public static let examples = ["UTF-8", "GB18030", "GBK", "Big5", "UTF-16", "Shift_JIS", "windows-1252"]

  /// The name.
  public var description: String { name }
}
