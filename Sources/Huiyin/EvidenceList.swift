/// The evidence of a verdict, title before body, in the order of the text. A piece is put into words only when it is
/// asked for.
public struct EvidenceList: RandomAccessCollection, Sendable {
  private enum Contents: Sendable {
    case found(Findings)
    case given([Evidence])
  }

  private let contents: Contents

  init(_ findings: Findings) { contents = .found(findings) }

  /// The evidence as it is given.
  public init(_ evidence: [Evidence]) { contents = .given(evidence) }

  /// The evidence as numbers; nil where it was given in words.
  package var findings: Findings? {
    if case .found(let findings) = contents { return findings }
    return nil
  }

  /// 0.
  public var startIndex: Int { 0 }

  /// How many pieces there are.
  public var endIndex: Int {
    switch contents {
    case .found(let findings): findings.all.count
    case .given(let evidence): evidence.count
    }
  }

  /// The piece at `index`.
  public subscript(index: Int) -> Evidence {
    switch contents {
    case .found(let findings): findings.evidence(findings.all[index])
    case .given(let evidence): evidence[index]
    }
  }
}

extension EvidenceList: Hashable {
  /// Whether both lists say the same.
  public static func == (left: EvidenceList, right: EvidenceList) -> Bool { left.elementsEqual(right) }

  /// Hashes what the list says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for evidence in self { hasher.combine(evidence) }
  }
}
