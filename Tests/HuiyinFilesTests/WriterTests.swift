import Foundation
import Huiyin
import HuiyinTestSupport
import Testing

@testable import HuiyinFiles

@Test func anOutputIsThereOnlyAfterItsCommit() throws {
  let folder = try TestFolder()
  let path = try folder.file("out.csv", "old")
  do {
    let output = try OutputFile(path: path)
    try output.write(String(repeating: "x", count: 200_000))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }
  #expect(folder.names == ["out.csv"])
  let output = try OutputFile(path: path)
  try output.write("new")
  try output.commit()
  #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
  #expect(folder.names == ["out.csv"])
}

@Test func outputsThatCannotBeAreRefused() throws {
  let folder = try TestFolder()
  for (path, words) in [(folder.path("no/out.csv"), "does not exist"), (folder.url.path, "folder")] {
    let error = #expect(throws: HuiyinError.self) { _ = try OutputFile(path: path) }
    #expect(error?.faults.first?.kind == .unwritableFile)
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }
  #expect(folder.names == [])
}

@Test func aFullDiskIsSaid() throws {
  guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
  let output = try OutputFile(path: "/dev/full")
  try output.write("x")
  let error = #expect(throws: HuiyinError.self) { try output.commit() }
  #expect(error?.description.contains("the disk is full") == true)
}

@Test func aLinkIsWrittenThrough() throws {
  let folder = try TestFolder()
  let real = try folder.file("real.txt", "old")
  try FileManager.default.createSymbolicLink(atPath: folder.path("link.txt"), withDestinationPath: real)
  let output = try OutputFile(path: folder.path("link.txt"))
  try output.write("new")
  try output.commit()
  #expect(try String(contentsOfFile: real, encoding: .utf8) == "new")
}

@Test func aReaderWhoLeavesIsNoError() throws {
  let folder = try TestFolder()
  let path = folder.path("pipe")
  #expect(mkfifo(path, 0o600) == 0)
  let reader = open(path, O_RDONLY | O_NONBLOCK)
  let output = try OutputFile(path: path)
  try output.write("x")
  try output.flush()
  #expect(!output.isReaderGone)
  close(reader)
  try output.write(String(repeating: "x", count: 200_000))
  #expect(output.isReaderGone)
  try output.commit()
  #expect(folder.names == ["pipe"])
}

@Test(arguments: [
  ("=1+1", "'=1+1"), ("+86 138", "'+86 138"), ("-", "'-"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "'\rx"),
  ("＝1", "'＝1"), ("＋x", "'＋x"), ("－x", "'－x"), ("＠x", "'＠x"), ("-1", "-1"), ("+1.5", "+1.5"),
  ("-1e5", "-1e5"),
  ("-12.5%", "-12.5%"), ("-1-1", "'-1-1"), ("-1.", "'-1."), ("a=1", "a=1"), ("", ""),
]) func formulasAreDefusedAndNumbersLeftAlone(_ cell: String, written: String) {
  #expect(CSVWriter.defused(cell) == written)
}

@Test func csvIsWrittenForSpreadsheets() throws {
  let folder = try TestFolder()
  let output = try OutputFile(path: folder.path("a.csv"))
  var writer = CSVWriter(to: output)
  try writer.write(["a", "b,\"c\"", "d\ne", ""])
  try writer.write([""])
  try output.commit()
  let bytes = try Array(Data(contentsOf: folder.url.appending(path: "a.csv")))
  #expect(bytes == Array("\u{FEFF}a,\"b,\"\"c\"\"\",\"d\ne\",\r\n\"\"\r\n".utf8))
}

@Test func jsonLinesHaveTheirMembersInOrder() {
  var line = JSONLine()
  line.add("z", "a\"\\\n\u{1}\u{2028}\u{2029}—")
  line.add("n", nil as String?)
  line.add("i", -5)
  line.add("b", true)
  line.add("d", 0.1236, places: 3)
  line.add("s", ["x", "y"])
  line.add("r", [1, 2])
  line.add("o") { $0.add("k", 1) }
  line.add("e") { _ in }
  line.add("l", objects: [1, 2]) { line, number in line.add("k", number) }
  line.end()
  let expected =
    #"{"z":"a\"\\\n\u0001\u2028\u2029—","n":null,"i":-5,"b":true,"d":0.124,"s":["x","y"],"r":[1,2],"#
    + #""o":{"k":1},"e":{},"l":[{"k":1},{"k":2}]}"# + "\n"
  #expect(String(decoding: line.bytes, as: UTF8.self) == expected)
}

@Test(arguments: [
  (0.0, 3, "0.000"), (-0.0001, 3, "0.000"), (1, 3, "1.000"), (-1.5, 1, "-1.5"), (0.9996, 3, "1.000"),
  (2, 0, "2"),
  (.nan, 3, "null"), (.infinity, 3, "null"), (1e20, 3, "null"), (12.05, 2, "12.05"),
]) func decimalsHaveTheirPlaces(_ value: Double, places: Int, written: String) {
  var line = JSONLine()
  line.add("d", value, places: places)
  #expect(String(decoding: line.bytes, as: UTF8.self) == "{\"d\":\(written)")
}

@Test func jsonStringsAreReadBackByFoundation() throws {
  let seed: UInt64 = 4_627
  var generator = SeededGenerator(seed: seed)
  for _ in 0..<500 {
    let text = AwkwardText().next(longest: 40, using: &generator)
    var line = JSONLine()
    line.add("t", text)
    line.end()
    let decoded = try JSONDecoder().decode([String: String].self, from: Data(line.bytes))
    #expect(decoded["t"].map { Array($0.utf8) } == Array(text.utf8), "seed \(seed)")
    #expect(line.bytes.count { $0 == 0x0A } == 1)
  }
}
