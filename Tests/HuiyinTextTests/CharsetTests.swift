import HuiyinTestSupport
import HuiyinText
import Testing

/// The bytes that `hex` writes.
private func bytes(_ hex: String) -> [UInt8] {
  let digits = hex.utf8.map { UInt8($0 < 0x40 ? $0 - 0x30 : $0 - 0x57) }
  return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

private func decoded(_ bytes: [UInt8], _ charset: Charset, chunk: Int = 1 << 20) -> [UInt8] {
  guard let decoder = CharsetDecoder(charset) else { return [] }
  var output: [UInt8] = []
  var rest = bytes[...]
  while !rest.isEmpty {
    Array(rest.prefix(chunk)).withUnsafeBufferPointer { decoder.decode($0, into: &output) }
    rest = rest.dropFirst(chunk)
  }
  decoder.finish(into: &output)
  return output
}

private enum Order { case little, big }

private func utf16(_ text: String, _ order: Order) -> [UInt8] {
  text.utf16.flatMap { unit in
    let halves = [UInt8(unit & 255), UInt8(unit >> 8)]
    return order == .little ? halves : halves.reversed()
  }
}

/// A text, the bytes that another program (Python 3.11) makes of it, and the charset they must be recognised as.
struct EncodedText: Sendable, CustomTestStringConvertible {
  let charset: String
  let text: String
  let bytes: [UInt8]
  var testDescription: String { charset }

  private init(_ charset: String, _ text: String, _ bytes: [UInt8]) {
    (self.charset, self.text, self.bytes) = (charset, text, bytes)
  }

  private static let notes = "编号,内容\n1,报警以后派出所一直没有人来\n2,楼下半夜唱歌扰民\n"

  static let all = [
    EncodedText("UTF-8", notes, Array(notes.utf8)),
    EncodedText("UTF-8", "id,text\n1,plain\n", Array("id,text\n1,plain\n".utf8)),
    EncodedText("UTF-16LE", notes, utf16(notes, .little)),
    EncodedText("UTF-16BE", notes, utf16(notes, .big)),
    EncodedText(
      "GB18030", notes,
      HuiyinTextTests.bytes(
        "b1e0bac52cc4dac8dd0a312cb1a8beafd2d4baf3c5c9b3f6cbf9d2bbd6b1c3bbd3d0c8cbc0b40a322cc2a5cfc2b0ebd2b9b3aab8e8c8c5c3f10a"
      )),
    EncodedText(
      "GB18030", "内容\n䶮㐀𠮷一直没有人来派出所报警\n",
      HuiyinTextTests.bytes(
        "c4dac8dd0afe9f8139ee399534b235d2bbd6b1c3bbd3d0c8cbc0b4c5c9b3f6cbf9b1a8beaf0a")),
    EncodedText(
      "Big5", "編號,內容\n1,報警以後派出所一直沒有人來\n2,樓下半夜唱歌擾民\n",
      HuiyinTextTests.bytes(
        "bd73b8b92ca4baae650a312cb3f8c4b5a548abe1aca3a558a9d2a440aabda853a6b3a448a8d30a322cbcd3a455a562a95db0dbba71c25aa5c10a"
      )),
    EncodedText(
      "Shift_JIS", "番号,内容\n1,夜中に大声で歌うのをやめてほしい。カラオケ\n",
      HuiyinTextTests.bytes(
        "94d48d862c93e097650a312c96e9928682c991e590ba82c589cc82a482cc82f082e282df82c482d982b582a28142834a8389834983500a"
      )),
    EncodedText(
      "windows-1252", "id,text\n1,Café où l’été naïf déjà vu\n",
      HuiyinTextTests.bytes(
        "69642c746578740a312c436166e9206ff9206c92e974e9206e61ef662064e96ae02076750a")),
  ]
}

@Test(arguments: EncodedText.all) func charsetIsRecognised(_ encoded: EncodedText) {
  #expect(
    Charset.recognise(encoded.bytes) == Charset(named: encoded.charset).map { .text($0, markLength: 0) })
}

@Test(arguments: EncodedText.all, [1, 2, 3, 7, 65_536])
func decodingGivesTheTextWhateverTheChunks(_ encoded: EncodedText, chunk: Int) throws {
  let charset = try #require(Charset(named: encoded.charset))
  #expect(decoded(encoded.bytes, charset, chunk: chunk) == Array(encoded.text.utf8))
}

@Test(
  arguments: [
    ([0xEF, 0xBB, 0xBF, 0x61], "UTF-8", 3), ([0xFF, 0xFE, 0x61, 0], "UTF-16LE", 2),
    ([0xFE, 0xFF, 0, 0x61], "UTF-16BE", 2), ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32LE", 4),
    ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], "UTF-32BE", 4), ([0x84, 0x31, 0x95, 0x33, 0x61], "GB18030", 4),
  ] as [([UInt8], String, Int)])
func byteOrderMarkNamesTheCharset(_ head: [UInt8], charset: String, length: Int) throws {
  let expected = try #require(Charset(named: charset))
  #expect(Charset.recognise(head) == .text(expected, markLength: length))
  #expect(decoded(Array(head.dropFirst(length)), expected) == [0x61])
}

@Test func textCutOffAnywhereIsRecognisedAlike() throws {
  for encoded in EncodedText.all where ["UTF-8", "GB18030"].contains(encoded.charset) {
    let charset = try #require(Charset(named: encoded.charset))
    for length in encoded.bytes.count - 12..<encoded.bytes.count {
      #expect(Charset.recognise(Array(encoded.bytes[..<length])) == .text(charset, markLength: 0))
    }
  }
}

@Test func oneBadByteDoesNotTurnUTF8IntoAnotherCharset() {
  let damaged = EncodedText.all[0].bytes + [0xFF] + EncodedText.all[0].bytes
  #expect(Charset.recognise(damaged) == .text(.utf8, markLength: 0))
}

@Test(arguments: [
  ("504b0304140000", BinaryFormat.zip), ("d0cf11e0a1b11ae100", .oldOffice), ("255044462d312e37", .pdf),
  ("89504e470d0a1a0a", .image), ("ffd8ffe000", .image), ("1f8b0800", .archive),
]) func binaryFilesAreNamed(_ hex: String, format: BinaryFormat) {
  #expect(Charset.recognise(bytes(hex)) == .binary(format))
}

@Test func bytesWithStrayNULsAreBinary() {
  #expect(Charset.recognise(Array("abc\0def\0\0\u{1}\u{2}\u{3}ghijklmnop".utf8)) == .binary(nil))
}

@Test(arguments: [
  ("GB18030", "GB18030"), ("gbk", "GB18030"), ("gb2312", "GB18030"), ("cp936", "GB18030"), ("utf-8", "UTF-8"),
  ("utf8", "UTF-8"), ("UTF-16", "UTF-16"), ("big5", "Big5"), ("shift_jis", "Shift_JIS"),
]) func charsetsHaveTheNamesPeopleGive(_ given: String, known: String) {
  #expect(Charset(named: given)?.name == known)
}

@Test(arguments: ["", " ", "utf-99", "中文", "no such"]) func unknownNamesGiveNothing(_ name: String) {
  #expect(Charset(named: name) == nil)
}

@Test(arguments: Charset.examples) func everyExampleCanBeDecoded(_ name: String) throws {
  let charset = try #require(Charset(named: name))
  #expect(CharsetDecoder(charset) != nil)
}

@Test(arguments: [1, 2, 3, 65_536]) func whatIsNoTextBecomesOneMarkedByte(chunk: Int) {
  let input: [UInt8] = [0xB1, 0xA8, 0xFF, 0xBE, 0xAF, 0x84, 0x31, 0xA4, 0x37, 0xB1]
  #expect(
    decoded(input, .gb18030, chunk: chunk) == Array("报".utf8) + [0xFF] + Array("警\u{FFFD}".utf8) + [0xFF])
}

@Test func halfPairsOfUTF16AreMarked() throws {
  let charset = try #require(Charset(named: "UTF-16LE"))
  #expect(decoded([0x3D, 0xD8, 0x61, 0, 0x3D, 0xD8], charset) == [0xFF, 0x61, 0xFF])
}

@Test func decodingUTF16IsWhatSwiftDecodes() throws {
  let seed: UInt64 = 20_261_005
  var generator = SeededGenerator(seed: seed)
  let charset = try #require(Charset(named: "UTF-16LE"))
  let awkward = AwkwardText()
  for _ in 0..<300 {
    let text = awkward.next(longest: 400, using: &generator)
    let chunk = Int.random(in: 1...64, using: &generator)
    #expect(decoded(utf16(text, .little), charset, chunk: chunk) == Array(text.utf8), "seed \(seed)")
  }
}
