import Huiyin
import HuiyinFiles
import Testing

@Test func rowKeepsItsCells() {
  let row = Row(cells: ["一", ""], location: Location(file: "a.csv", row: 2))
  #expect(row.cells.count == 2 && row.location.description == "a.csv, row 2")
}
