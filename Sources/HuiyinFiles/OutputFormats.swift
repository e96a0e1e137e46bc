public import Huiyin

/// The formats one kind of result is written in, chosen by the ending of the file.
public struct OutputFormats<Writer>: Sendable {
  /// Makes the writer of one format, for names and rules of a scheme.
  public typealias Make = @Sendable (OutputFile, Scheme) throws -> Writer
  /// One format: how its files end, and who reads them.
  typealias Format = (ending: String, readers: Readers, make: Make)
  private let formats: [Format]

  /// Who reads what is written: people are shown masked values unless the caller says otherwise.
  enum Readers { case people, programs }

  /// Formats by ending; the first is also that of standard output.
  init(_ formats: [Format]) { self.formats = formats }

  /// Whether what is written to `path` is for people.
  public func isForPeople(_ path: String) -> Bool {
    formats.first { path.lowercased().hasSuffix($0.ending) }?.readers == .people
  }

  /// The writer for the ending of the output's path; the first format for standard output.
  /// - Throws: `HuiyinError` of kind `option` for another ending.
  public func writer(to output: OutputFile, scheme: Scheme) throws -> Writer {
    let path = output.path.lowercased()
    let format = path == "-" ? formats.first : formats.first { path.hasSuffix($0.ending) }
    guard let format else {
      let endings = formats.map(\.ending).joined(separator: ", ")
      throw HuiyinError(
        Problem(
          .option, "the ending of the output is not known, expected one of \(endings)",
          at: Location(file: output.path), hint: "the ending of -o says what is written"))
    }
    return try format.make(output, scheme)
  }
}
