public import Huiyin

/// One record of a table: its cells, and where it stands.
public struct Row: Sendable, Hashable {
  /// The cells as received, in the order of the file.
  public var cells: [String]
  /// Where the record was read.
  public var location: Location

  /// A record of `cells`.
  public init(cells: [String], location: Location) {
    self.cells = cells
    self.location = location
  }
}
