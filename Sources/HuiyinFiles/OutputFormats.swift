public import Huiyin

/// The formats one kind of result is written in, chosen by the ending of the file.
public struct OutputFormats<Writer>: Sendable {
  /// Makes the writer of one format, for names and rules of a scheme, and for the matters the notes belong to.
  typealias Make = @Sendable (OutputFile, Scheme, [Released<Recurrence>]) throws -> Writer
  /// One format: how its files end, and who reads them.
  typealias Format = (ending: String, readers: Readers, make: Make)
  private let formats: [Format]

  /// Who reads what is written: people are shown masked values unless the caller says otherwise.
  enum Readers { case people, peopleWithMatters, programs }

  /// Formats by ending; the first is also that of standard output.
  init(_ formats: [Format]) { self.formats = formats }

  /// Whether what is written to `path` is for people.
  public func isForPeople(_ path: String) -> Bool {
    format(of: path).map { $0.readers != .programs } ?? false
  }

  /// Whether what is written to `path` has a place for matters.
  public func holdsMatters(_ path: String) -> Bool { format(of: path)?.readers == .peopleWithMatters }

  private func format(of path: String) -> Format? { formats.first { path.lowercased().hasSuffix($0.ending) } }

  /// The writer for the ending of the output's path; the first format for standard output.
  /// - Throws: `HuiyinError` of kind `option` for another ending.
  public func writer(
    to output: OutputFile, scheme: Scheme, matters: [Released<Recurrence>] = []
  ) throws -> Writer {
    guard let format = output.path == "-" ? formats.first : format(of: output.path) else {
      let endings = formats.map(\.ending).joined(separator: ", ")
      throw HuiyinError(
        Problem(
          .option, "the ending of the output is not known, expected one of \(endings)",
          at: Location(file: output.path), hint: "the ending of -o says what is written"))
    }
    return try format.make(output, scheme, matters)
  }
}
