extension DoubleArrayTrie {
  /// Writes the tables.
  func pack(into packer: inout Packer) {
    packer.put(roots)
    packer.put(codes)
    packer.put(checks)
    packer.put(nodes)
  }

  /// The trie that was packed; nil where the tables do not fit together: no look-up can leave them, and no word is
  /// longer than the search for the best path can note.
  init?(unpacking unpacker: inout Unpacker) {
    guard let roots: [Node] = unpacker.numbers(exactly: 65_536),
      let codes: [UInt16] = unpacker.numbers(exactly: 65_536), let checks: [UInt16] = unpacker.numbers(),
      let nodes: [Node] = unpacker.numbers(exactly: checks.count)
    else { return nil }
    (self.roots, self.codes, self.checks, self.nodes) = (roots, codes, checks, nodes)
    guard let parents = parents, DoubleArrayTrie.areShallow(parents) else { return nil }
  }

  private static let longestWord = 255
  private static let noParent: Int32 = -1

  /// The base above each base, 0 above those of first characters; nil where a base is not the only one of its kind, or a
  /// code on it could leave the table.
  private var parents: [Int32]? {
    let limit = nodes.count - Int(codes.max() ?? 0)
    // A character with the code of free places would find a child in each of them.
    guard limit > 0, !codes.contains(DoubleArrayTrie.free), checks[0] == DoubleArrayTrie.free, nodes[0] == 0
    else { return nil }
    var parents = [Int32](repeating: DoubleArrayTrie.noParent, count: limit)
    let isTree = parents.withUnsafeMutableBufferPointer { parents in
      func adopt(_ node: Node, by parent: Int) -> Bool {
        let base = Int(node >> 8)
        guard base != 0 else { return true }
        guard base < limit, parent < limit, parents[base] == DoubleArrayTrie.noParent else { return false }
        parents[base] = Int32(parent)
        return true
      }
      return roots.withUnsafeBufferPointer { $0.allSatisfy { adopt($0, by: 0) } }
        && checks.indices.allSatisfy { place in
          let code = checks[place]
          return code == DoubleArrayTrie.free
            || code > 0 && place > code && adopt(nodes[place], by: place - Int(code))
        }
    }
    return isTree ? parents : nil
  }

  /// Whether no base is too many steps below a first character: each has one parent, so a circle would have no end.
  private static func areShallow(_ parents: [Int32]) -> Bool {
    parents.withUnsafeBufferPointer { parents in
      for base in parents.indices where parents[base] > 0 {
        var (above, depth) = (Int(parents[base]), 2)
        while above > 0, depth < longestWord {
          above = Int(parents[above])
          depth += 1
        }
        guard above <= 0 else { return false }
      }
      return true
    }
  }
}
