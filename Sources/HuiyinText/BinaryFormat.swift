/// A kind of file that is no text, known by its first bytes.
public enum BinaryFormat: String, Sendable, Hashable, CaseIterable {
  /// ZIP, and with it the workbooks and documents of today's office programs.
  case zip = "a ZIP archive (.xlsx or .docx)"
  /// The workbooks and documents of office programs before 2007.
  case oldOffice = "an old Office file (.xls or .doc)"
  /// A PDF document.
  case pdf = "a PDF document"
  /// A picture.
  case image = "an image"
  /// A packed file that is not ZIP.
  case archive = "a compressed archive"

  /// The format whose signature `head` begins with.
  public init?(of head: [UInt8]) {
    guard let known = BinaryFormat.signatures.first(where: { head.starts(with: $0.bytes) }) else {
      return nil
    }
    self = known.format
  }

  private static let signatures: [(bytes: [UInt8], format: BinaryFormat)] = [
    ([0x50, 0x4B, 3, 4], .zip), ([0x50, 0x4B, 5, 6], .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    (Array("%PDF-".utf8), .pdf),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .image), ([0xFF, 0xD8, 0xFF], .image),
    (Array("GIF8".utf8), .image),
    ([0x1F, 0x8B, 8], .archive), (Array("Rar!\u{1A}\u{7}".utf8), .archive),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive),
  ]
}
