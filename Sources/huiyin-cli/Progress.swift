internal import FoundationEssentials
internal import Huiyin

#if canImport(Glibc)
  internal import Glibc
#endif

/// How far a run is: one line on standard error that is written over, only where that is a terminal.
struct Progress {
  private let isShown = isatty(2) == 1
  private let start = ContinuousClock.now
  private var next = ContinuousClock.now + .milliseconds(500)
  private let total: Int

  /// A run over `files`, whose sizes are what there is to do; unknown for standard input and pipes.
  init(files: [String]) {
    let sizes = files.map { path -> Int in
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return (attributes?[.size] as? UInt64).map { Int(clamping: $0) } ?? attributes?[.size] as? Int ?? 0
    }
    total = sizes.contains(0) ? 0 : sizes.reduce(0, +)
  }

  /// Shows how far the run is, at most five times a second: notes a second, percent of the bytes, time left.
  mutating func show(notes: Int, bytes: Int) {
    guard isShown, ContinuousClock.now >= next else { return }
    next = ContinuousClock.now + .milliseconds(200)
    let seconds = max(0.001, Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000)
    var parts = ["\(Diagnostics.count(notes, "note"))", "\(Int(Double(notes) / seconds))/s"]
    if total > 0, bytes > 0 {
      let left = Int(seconds * Double(max(0, total - bytes)) / Double(bytes))
      parts += [
        "\(min(100, bytes * 100 / total)) %", "\(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left",
      ]
    }
    put("\r\(parts.joined(separator: "  "))\u{1B}[K")
  }

  /// Takes the line away, so that something else can be said.
  func clear() { put("\r\u{1B}[K") }

  private func put(_ text: String) {
    guard isShown else { return }
    var text = text
    text.withUTF8 { bytes in _ = write(2, bytes.baseAddress, bytes.count) }
  }
}
