internal import Huiyin

/// Which parts of an archive a part names, and for what.
///
/// Only what is asked for is followed, and from there no further: parts that name each other in a circle do no harm.
/// - Source: ISO/IEC 29500-2, Open Packaging Conventions.
struct PartRelations {
  /// The part an `id` of the naming part stands for, and the last word of its type, such as `worksheet`.
  private(set) var targets: [String: (type: String, part: String)] = [:]
  private var first: [String: String] = [:]

  /// The relations of `part`; the empty name stands for the archive as a whole. Empty where there are none.
  /// - Throws: `HuiyinError` of kind `unreadableFile` where they are damaged.
  init(of part: String, in archive: Archive) throws {
    let slash = part.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = slash.map { String(part[..<$0]) } ?? ""
    let name = slash.map { String(part[part.utf8.index(after: $0)...]) } ?? part
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/" + name + ".rels"
    guard let opened = try archive.part(path) else { return }
    let listener = Listener()
    try XMLStream(opened, to: listener).readAll()
    for found in listener.found {
      let target = PartRelations.resolve(found.target, in: folder)
      targets[found.id] = (found.type, target)
      if first[found.type] == nil { first[found.type] = target }
    }
  }

  /// The first part of a type, given by its last word.
  func part(of type: String) -> String? { first[type] }

  /// The part that holds what the archive is about: the workbook or the document.
  static func main(of archive: Archive) throws -> String? {
    try PartRelations(of: "", in: archive).part(of: "officeDocument")
  }

  /// A target as a path from the root of the archive; it cannot lead out of it.
  private static func resolve(_ target: String, in folder: String) -> String {
    let isFromRoot = target.hasPrefix("/")
    var path = isFromRoot ? [] : folder.split(separator: "/")
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = path.popLast() } else { path.append(step) }
    }
    return path.joined(separator: "/")
  }

  private final class Listener: XMLListener {
    var found: [(id: String, type: String, target: String)] = []

    func open(_ element: XMLElement) {
      guard element.name == "Relationship", element["TargetMode"] != "External", found.count < 1 << 16,
        let id = element["Id"], let target = element["Target"]
      else { return }
      let type = element["Type"]?.split(separator: "/").last.map(String.init) ?? ""
      found.append((id, type, target))
    }

    func close(_ name: XMLName) {}
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  }
}
