/// What stands in which labelled note: one row for each note, one column for each candidate line, sparse.
struct FeatureMatrix: Sendable {
  /// A cell: the candidate, and what its matches in the note count, in hundredths (position and repetition included).
  struct Cell: Sendable, Hashable {
    let column: Int32
    let percent: Int32
  }

  /// The cells of each note, columns ascending.
  let rows: [[Cell]]
  let columnCount: Int

  /// In how many of the rows `chosen` each column stands.
  func documentCounts(_ chosen: [Int]) -> [Int] {
    var counts = [Int](repeating: 0, count: columnCount)
    for row in chosen { for cell in rows[row] { counts[Int(cell.column)] += 1 } }
    return counts
  }

  /// What the matches of each column count in the rows `chosen` together, in matches.
  func matchCounts(_ chosen: [Int]) -> [Double] {
    var percents = [Int](repeating: 0, count: columnCount)
    for row in chosen { for cell in rows[row] { percents[Int(cell.column)] += Int(cell.percent) } }
    return percents.map { Double($0) / 100 }
  }

  /// This matrix with the columns emptied for which `isLeftOut`, asked with the number of rows they stand in, holds.
  func without(_ isLeftOut: (_ column: Int, _ count: Int) -> Bool) -> FeatureMatrix {
    let counts = documentCounts(Array(rows.indices))
    let leftOut = counts.indices.map { isLeftOut($0, counts[$0]) }
    return FeatureMatrix(
      rows: rows.map { $0.filter { !leftOut[Int($0.column)] } }, columnCount: columnCount)
  }

  /// This matrix with the columns emptied whose word says nothing that a longer one does not say: it counts the same in
  /// the same notes, and lies inside that word.
  /// - Complexity: O(cells), for words as long as candidates are
  func withoutPieces(of words: [[UInt16]]) -> FeatureMatrix {
    var isPiece = [Bool](repeating: false, count: columnCount)
    let columns = columns
    for alike in Dictionary(grouping: words.indices, by: { columns[$0] }).values where alike.count > 1 {
      let pieces = Set(alike.flatMap { words[$0].properPieces })
      for column in alike where pieces.contains(words[column][...]) { isPiece[column] = true }
    }
    return without { column, _ in isPiece[column] }
  }

  /// The cells of each column, by row.
  private var columns: [[Cell]] {
    var columns = [[Cell]](repeating: [], count: columnCount)
    for (row, cells) in rows.enumerated() {
      for cell in cells { columns[Int(cell.column)].append(Cell(column: Int32(row), percent: cell.percent)) }
    }
    return columns
  }
}

extension [UInt16] {
  /// All shorter words inside this one.
  fileprivate var properPieces: [ArraySlice<UInt16>] {
    indices.flatMap { start in (start + 1...count).map { self[start..<$0] } }.filter { $0.count < count }
  }
}

/// Real numbers in rows, sparse: what the solver reads.
struct SparseRows: Sendable {
  private(set) var starts = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Float] = []
  let columnCount: Int

  /// No row yet.
  init(columnCount: Int) { self.columnCount = columnCount }

  /// How many rows there are.
  var count: Int { starts.count - 1 }

  /// Adds a row.
  mutating func append(_ row: [(column: Int32, value: Double)]) {
    for cell in row {
      columns.append(cell.column)
      values.append(Float(cell.value))
    }
    starts.append(columns.count)
  }

  /// The same rows with only the columns that `isKept`.
  func keeping(_ isKept: [Bool]) -> SparseRows {
    var result = SparseRows(columnCount: columnCount)
    for row in 0..<count {
      for at in starts[row]..<starts[row + 1] where isKept[Int(columns[at])] {
        result.columns.append(columns[at])
        result.values.append(values[at])
      }
      result.starts.append(result.columns.count)
    }
    return result
  }
}
