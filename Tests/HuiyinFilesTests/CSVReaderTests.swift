import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

/// A text, the cells it must be read as, and the kinds of the problems met.
struct CSVCase: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let cells: [[String]]
  var problems: [Problem.Kind] = []
  var testDescription: String { name }

  static let all = [
    CSVCase(name: "plain", text: "a,b\n1,2\n", cells: [["a", "b"], ["1", "2"]]),
    CSVCase(name: "no last line end", text: "a,b\n1,2", cells: [["a", "b"], ["1", "2"]]),
    CSVCase(name: "CR LF", text: "a,b\r\n1,2\r\n", cells: [["a", "b"], ["1", "2"]]),
    CSVCase(name: "CR only", text: "a,b\r1,2\r", cells: [["a", "b"], ["1", "2"]]),
    CSVCase(name: "line ends mixed", text: "a\r\nb\nc\rd", cells: [["a"], ["b"], ["c"], ["d"]]),
    CSVCase(name: "blank line", text: "a,b\n\n1,2\n", cells: [["a", "b"], [""], ["1", "2"]]),
    CSVCase(name: "empty cells", text: ",\n,,\n", cells: [["", ""], ["", "", ""]]),
    CSVCase(name: "trailing empty cell at the end", text: "a,b\n1,", cells: [["a", "b"], ["1", ""]]),
    CSVCase(name: "blanks kept", text: " a , b \n", cells: [[" a ", " b "]]),
    CSVCase(name: "quotes", text: "\"a\",\"b,c\"\n", cells: [["a", "b,c"]]),
    CSVCase(name: "empty quotes", text: "\"\",\"\"\n", cells: [["", ""]]),
    CSVCase(name: "doubled quotes", text: "\"a \"\"b\"\" c\",\"\"\"\"\n", cells: [["a \"b\" c", "\""]]),
    CSVCase(
      name: "newlines in quotes", text: "\"a\nb\r\nc\rd\",e\nf,g",
      cells: [["a\nb\r\nc\rd", "e"], ["f", "g"]]),
    CSVCase(name: "quote inside a bare cell", text: "5\" disk,3\n", cells: [["5\" disk", "3"]]),
    CSVCase(name: "quote not doubled", text: "\"他说\"好\",走了\",b\n", cells: [["他说\"好", "走了\"", "b"]]),
    CSVCase(
      name: "quote not doubled, cell closed", text: "\"他说\"好\"，走了\",b\n", cells: [["他说\"好\"，走了", "b"]]),
    CSVCase(
      name: "text behind the closing quote", text: "\"a\"b,c\nd,e\n", cells: [["\"a\"b", "c"], ["d", "e"]]),
    CSVCase(
      name: "text behind the closing quote, quotes after", text: "\"a\"b,\"c\"\nd,e\n",
      cells: [["\"a\"b", "c"], ["d", "e"]]),
    CSVCase(
      name: "endless quote", text: "1,\"a\n2,b\n3,c\n", cells: [["1", "\"a"], ["2", "b"], ["3", "c"]],
      problems: [.malformedRow]),
    CSVCase(
      name: "endless quote, quotes after", text: "1,\"a\n2,\"b\"\n3,c\n",
      cells: [["1", "\"a"], ["2", "b"], ["3", "c"]],
      problems: [.malformedRow]),
    CSVCase(name: "lone quote at the end", text: "a\n\"", cells: [["a"], ["\""]], problems: [.malformedRow]),
    CSVCase(name: "sep line", text: "sep=;\r\na;b,c\r\n", cells: [["a", "b,c"]]),
    CSVCase(name: "semicolons", text: "编号;内容\n1;x,y\n", cells: [["编号", "内容"], ["1", "x,y"]]),
    CSVCase(name: "tabs", text: "编号\t内容\n1\tx,y\n", cells: [["编号", "内容"], ["1", "x,y"]]),
    CSVCase(name: "semicolons, unknown header", text: "p;q\n1;x\n", cells: [["p", "q"], ["1", "x"]]),
    CSVCase(name: "byte order mark", text: "\u{FEFF}编号,内容\n", cells: [["编号", "内容"]]),
    CSVCase(name: "combining mark behind a delimiter", text: "a,\u{301}b\n", cells: [["a", "\u{301}b"]]),
    CSVCase(name: "NUL-free oddities", text: "a\u{2028}b,\u{200D}\n", cells: [["a\u{2028}b", "\u{200D}"]]),
  ]
}

private func utf8(_ cells: [[String]]) -> [[[UInt8]]] { cells.map { $0.map { Array($0.utf8) } } }

@Test(arguments: CSVCase.all, [1, 2, 3, 7, 65_536])
func csvIsReadAlikeWhateverTheChunks(_ example: CSVCase, chunk: Int) throws {
  let readings = try rows(example.text.utf8, chunk: chunk)
  #expect(utf8(readings.map { $0.row?.cells ?? [] }) == utf8(example.cells))
  #expect(readings.flatMap(\.problems).map(\.kind) == example.problems)
}

@Test func rowsHaveTheNumbersOfASpreadsheet() throws {
  let readings = try rows("sep=,\na,b\n\n\"x\ny\",z\n1,2\n".utf8)
  #expect(readings.map { $0.row?.location.row } == [1, 2, 3, 4])
  #expect(readings[3].row?.cells == ["1", "2"])
}

@Test func endlessQuoteIsNamedWhereItBegan() throws {
  let problem = try #require(try rows("a,b\n1,x\n2,\"y\n3,z\n".utf8).flatMap(\.problems).first)
  #expect(problem.location.row == 3)
  #expect(problem.message.contains("field 2 is never closed"))
}

@Test func endlessQuoteIsGivenUpAfterTheLookAhead() throws {
  let text = "\"x\n" + String(repeating: "abcdefg\n", count: CSVQuote.lookAhead / 8 + 10) + "y\"\n"
  let readings = try rows(text.utf8)
  #expect(readings.count == CSVQuote.lookAhead / 8 + 12)
  #expect(readings.flatMap(\.problems).count == 1)
}

/// A debug build takes a few seconds for what takes 0.1 s in release; what grows with the square takes hours in both.
@Test(
  .timeLimit(.minutes(10)),
  arguments: [("a", 10_000_000), ("a\"\"", 3_000_000), ("a\"b", 1_000_000), ("a,\"", 200_000)])
func longLinesAreReadFast(_ piece: String, length: Int) throws {
  let line = String(repeating: piece, count: length / piece.utf8.count)
  for text in ["\(line)\nb\n", "\"\(line)\"\nb\n"] {
    #expect(try rows(text.utf8).last?.row?.cells == ["b"])
  }
}

@Test func whatTheWriterWritesIsReadBack() throws {
  let seed: UInt64 = 1_117
  var generator = SeededGenerator(seed: seed)
  let folder = try TestFolder()
  for round in 0..<60 {
    var cells: [[String]] = [["编号", "内容"]]
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      cells.append((0..<Int.random(in: 1...5, using: &generator)).map { _ in cell(&generator) })
    }
    let path = folder.path("\(round).csv")
    let output = try OutputFile(path: path)
    var writer = CSVWriter(to: output)
    for row in cells { try writer.write(row) }
    try output.commit()
    let chunk = [1, 5, 64, 65_536].randomElement(using: &generator) ?? 1
    let written = try Array(Data(contentsOf: URL(filePath: path)))
    let readings = try rows(written, chunk: chunk)
    #expect(
      utf8(readings.map { $0.row?.cells ?? [] }) == utf8(cells.map { $0.map(CSVWriter.defused) }),
      "seed \(seed)")
    #expect(readings.allSatisfy { $0.problems.isEmpty }, "seed \(seed)")
  }
}

private func cell(_ generator: inout SeededGenerator) -> String {
  let text = AwkwardText().next(longest: 12, using: &generator)
  let spice =
    ["", "\"", "\"\"", ",", "\n", "\r", "\r\n", ";", "\t", "=1+1", "\u{FFFD}", " "].randomElement(
      using: &generator) ?? ""
  return Bool.random(using: &generator) ? text + spice : spice + text
}
