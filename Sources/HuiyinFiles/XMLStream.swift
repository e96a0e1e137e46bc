internal import CExpat
internal import Huiyin

/// What takes the elements of an XML part as they come.
protocol XMLListener: AnyObject {
  /// An element begins.
  func open(_ element: XMLElement)
  /// An element ends.
  func close(_ name: XMLName)
  /// Characters, in pieces of any length.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Reads one XML part of an archive piece by piece, and stops wherever its listener asks it to.
///
/// Nothing is resolved or fetched: a document type, and with it every entity of its own, is refused.
/// - Source: Expat, push parsing with suspension.
final class XMLStream {
  /// The deepest nesting.
  static let deepest = 256
  /// The longest tag or comment, in bytes.
  static let longestTag = 4 << 20

  private let part: ArchivePart
  private let parser: XML_Parser
  private unowned let listener: any XMLListener
  private let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var fed = 0
  private var depth = 0
  private var isPaused = false
  private var isLast = false
  private var isAtEnd = false
  private var fault: HuiyinError?

  init(_ part: ArchivePart, to listener: any XMLListener) {
    (self.part, self.listener) = (part, listener)
    parser = XML_ParserCreate(nil)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { XMLStream.of($0).open($1, $2) }, { stream, name in XMLStream.of(stream).close(name) })
    XML_SetCharacterDataHandler(parser) { stream, text, count in
      guard let text else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        XMLStream.of(stream).listener.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { stream, _, _, _, _ in XMLStream.of(stream).refuseDoctype() }
  }

  deinit {
    XML_ParserFree(parser)
    room.deallocate()
  }

  /// Reads on until the listener pauses it; false at the end.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where the part is damaged, no XML, or has a document type.
  func advance() throws -> Bool {
    while !isAtEnd {
      let status = isPaused ? resume() : try feed()
      if let fault { throw fault }
      if status == XML_STATUS_ERROR { throw damage() }
      if isPaused { return true }
    }
    return false
  }

  /// The bytes read so far.
  var count: Int { fed }

  /// Reads all of it.
  func readAll() throws { while try advance() {} }

  /// Stops before the next element: to be called by the listener.
  func pause() {
    isPaused = true
    XML_StopParser(parser, XML_Bool(XML_TRUE))
  }

  /// Ends the reading with an error: to be called by the listener.
  func stop(_ error: HuiyinError) {
    if fault == nil { fault = error }
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  private func resume() -> XML_Status {
    isPaused = false
    let status = XML_ResumeParser(parser)
    noteEnd(status)
    return status
  }

  private func feed() throws -> XML_Status {
    let count = try part.read(into: room)
    fed += count
    guard fed - Int(XML_GetCurrentByteIndex(parser)) < XMLStream.longestTag else {
      throw ArchiveFault.tooMuch(part.file, "\(part.name) holds a tag longer than 4 MiB")
    }
    isLast = count == 0
    let status = XML_Parse(
      parser, room.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), isLast ? 1 : 0)
    noteEnd(status)
    return status
  }

  private func noteEnd(_ status: XML_Status) {
    if isLast, !isPaused, status == XML_STATUS_OK { isAtEnd = true }
  }

  private static func of(_ stream: UnsafeMutableRawPointer?) -> XMLStream {
    Unmanaged<XMLStream>.fromOpaque(stream!).takeUnretainedValue()
  }

  private func open(
    _ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    depth += 1
    if depth > XMLStream.deepest {
      return stop(ArchiveFault.tooMuch(part.file, "\(part.name) is nested deeper than \(XMLStream.deepest)"))
    }
    guard fault == nil, let name, let attributes else { return }
    listener.open(XMLElement(name: XMLName(name), attributes: attributes))
  }

  private func close(_ name: UnsafePointer<CChar>?) {
    depth -= 1
    if fault == nil, let name { listener.close(XMLName(name)) }
  }

  private func refuseDoctype() {
    stop(
      ArchiveFault.fault(
        part.file, "\(part.name) declares a document type, which office programs never write",
        hint: "check where the file comes from; saving it anew takes the declaration out"))
  }

  private func damage() -> HuiyinError {
    let why = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
    return ArchiveFault.damaged(
      part.file, why: "\(part.name), byte \(XML_GetCurrentByteIndex(parser)): \(why)")
  }
}

/// The name of an element or attribute without its prefix. Valid only while the listener is called.
struct XMLName {
  private let start: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    var (start, at) = (name, name)
    while at.pointee != 0 {
      if at.pointee == 0x3A { start = at + 1 }
      at += 1
    }
    self.start = start
  }

  static func == (name: XMLName, other: StaticString) -> Bool {
    other.withUTF8Buffer { wanted in
      for (index, byte) in wanted.enumerated() where UInt8(bitPattern: name.start[index]) != byte {
        return false
      }
      return name.start[wanted.count] == 0
    }
  }
}

/// An element that begins. Valid only while the listener is called.
struct XMLElement {
  let name: XMLName
  fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// The value of the attribute `name`, whatever its prefix; nil where there is none.
  func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
    var at = attributes
    while let attribute = at[0], let value = at[1] {
      if XMLName(attribute) == name { return value }
      at += 2
    }
    return nil
  }

  /// The value of the attribute `name` as text.
  subscript(name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

  /// The value of the attribute `name` as a whole number of at most nine digits.
  func number(_ name: StaticString) -> Int? {
    guard var at = bytes(name) else { return nil }
    var (value, digits) = (0, 0)
    while at.pointee != 0 {
      guard (0x30...0x39).contains(at.pointee), digits < 9 else { return nil }
      value = value * 10 + Int(at.pointee - 0x30)
      (digits, at) = (digits + 1, at + 1)
    }
    return digits > 0 ? value : nil
  }

  /// Whether the attribute `name` says yes.
  func isTrue(_ name: StaticString) -> Bool { ["1", "true", "on"].contains(self[name]) }
}
