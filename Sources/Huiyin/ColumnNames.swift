/// The headers under which exports keep the parts of a note: `内容`, `留言详情`, `诉求描述` and so on.
public struct ColumnNames: Sendable, Hashable {
  /// A part of a note that a column can hold.
  public enum Field: String, Sendable, Hashable, CaseIterable {
    /// The number of the note.
    case id
    /// The subject line.
    case title
    /// The body: the one field a file must have.
    case text
    /// The day.
    case date
    /// Who said it.
    case person
    /// The community, village or address.
    case place
    /// The station or unit that took the note.
    case office
    /// How the note came in.
    case source
    /// The number of the feedback card.
    case card
  }

  private let names: [Field: [String]]
  /// The headers of what a person said of the notes.
  public let labels: LabelNames

  /// Column names with, for each field, the most preferred first. The field's own English name (`text`, `id` …)
  /// always holds, before all others.
  public init(_ names: [Field: [String]], labels: LabelNames = LabelNames()) {
    self.names = names
    self.labels = labels
  }

  /// The names of `field`, most preferred first; the first is its English name.
  public func names(of field: Field) -> [String] { [field.rawValue] + (names[field] ?? []) }

  /// Which column holds which field. Headers are compared without blanks, case and full-width forms.
  ///
  /// What the caller has `chosen` stands. Then a header that is exactly a known name wins, the more preferred name
  /// before the less; a column holds one field, and what is left over stays an ordinary column. Only for the text,
  /// and only where no header is exactly one of its names, a header that contains one will do (`网民留言内容`).
  /// - Returns: indices into `headers`.
  /// - Complexity: O(headers × names).
  public func columns(in headers: [String], chosen: [Field: Int] = [:]) -> [Field: Int] {
    let keys = headers.map(HeaderKey.init)
    var found = chosen
    for field in Field.allCases where found[field] == nil {
      found[field] = exactColumn(for: field, in: keys, besides: found)
    }
    if found[.text] == nil { found[.text] = containingColumn(in: keys, besides: found) }
    return found
  }

  /// Whether a header is exactly one of the names of `field`.
  public func names(_ field: Field, in headers: [String]) -> Bool {
    exactColumn(for: field, in: headers.map(HeaderKey.init), besides: [:]) != nil
  }

  /// The first header that a person would call `name`: the very same, else the same but for blanks, case and width.
  public static func column(named name: String, in headers: [String]) -> Int? {
    let key = HeaderKey(name)
    return headers.firstIndex { $0.utf8.elementsEqual(name.utf8) }
      ?? headers.firstIndex { HeaderKey($0) == key }
  }

  private func exactColumn(for field: Field, in keys: [HeaderKey], besides taken: [Field: Int]) -> Int? {
    names(of: field).lazy.map(HeaderKey.init).compactMap { name in
      keys.indices.first { keys[$0] == name && !taken.values.contains($0) }
    }.first
  }

  private func containingColumn(in keys: [HeaderKey], besides taken: [Field: Int]) -> Int? {
    names(of: .text).lazy.map(HeaderKey.init).filter(\.isTelling).compactMap { name in
      keys.indices.first { keys[$0].contains(name) && !taken.values.contains($0) }
    }.first
  }
}

/// A header as it is compared: half-width, lower case, without blanks, marks of order and the `*` and `:` of forms.
struct HeaderKey: Hashable {
  private let scalars: [Unicode.Scalar]

  init(_ header: String) {
    scalars = header.unicodeScalars.map(HeaderKey.halfWidth).filter(HeaderKey.isKept).map(HeaderKey.lowerCase)
  }

  /// Long enough to be looked for inside a longer header.
  var isTelling: Bool { scalars.count > 1 }

  func contains(_ other: HeaderKey) -> Bool { scalars.contains(other.scalars) }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint && scalar != ":"
      && scalar != "*"
  }

  private static func lowerCase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value + 0x20) ?? scalar : scalar
  }
}
