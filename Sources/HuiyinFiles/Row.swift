public import Huiyin

/// One record of a table: its cells, and where it stands.
public struct Row: Sendable, Hashable {
  /// The cells as received, in the order of the file.
  public var cells: [String]
  /// The names of the cells where the record brings them itself, as in JSON Lines; nil where a header row does.
  public var names: [String]?
  /// Where the record was read.
  public var location: Location

  /// A record of `cells`.
  public init(cells: [String], names: [String]? = nil, location: Location) {
    self.cells = cells
    self.names = names
    self.location = location
  }

  /// Whether no cell holds anything but blanks.
  var isBlank: Bool { cells.allSatisfy(\.isBlank) }
}

extension String {
  /// Whether there is nothing but blanks.
  var isBlank: Bool {
    unicodeScalars.allSatisfy { $0.isWhiteSpace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
  }
}
