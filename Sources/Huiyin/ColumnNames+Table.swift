extension ColumnNames {
  /// Reads `columns.tsv`: `field ⇥ name ⇥ remark`, the more preferred name of a field first.
  static func read(_ file: LexiconFile, faults: inout [Problem]) -> ColumnNames {
    let table = TabTable(file, columns: ["field", "name", "remark"], faults: &faults)
    var names: [Field: [String]] = [:]
    var labels = LabelNames()
    for line in table.lines {
      if let field = LabelNames.Field(rawValue: line[0]), !line[1].isEmpty {
        labels.add(line[1], for: field)
        continue
      }
      guard let field = Field(rawValue: line[0]), !line[1].isEmpty else {
        let all = Field.allCases.map(\.rawValue) + LabelNames.Field.allCases.map(\.rawValue)
        let fields = all.joined(separator: " ")
        faults.append(
          Problem(
            .lexicon, "found “\(line[1])” for the field “\(line[0])”, expected a name and one of \(fields)",
            at: line.location, hint: "the name is a header as exports write it"))
        continue
      }
      names[field, default: []].append(line[1])
    }
    return ColumnNames(names, labels: labels)
  }
}
