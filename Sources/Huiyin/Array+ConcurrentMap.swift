internal import Dispatch

extension Array where Element: Sendable {
  /// The elements transformed on `jobs` threads, in their order; each thread makes a `context` of its own.
  func concurrentMap<Context, Result: Sendable>(
    jobs: Int, context: @Sendable () -> Context, _ transform: @Sendable (Element, Context) -> Result
  ) -> [Result] {
    let pieces = Swift.max(1, Swift.min(jobs, count))
    guard pieces > 1 else {
      let context = context()
      return map { transform($0, context) }
    }
    let results = UnsafeMutablePointer<[Result]>.allocate(capacity: pieces)
    results.initialize(repeating: [], count: pieces)
    defer { results.deinitialize(count: pieces).deallocate() }
    nonisolated(unsafe) let slots = results
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let context = context()
      slots[piece] = self[count * piece / pieces..<count * (piece + 1) / pieces].map {
        transform($0, context)
      }
    }
    return (0..<pieces).flatMap { results[$0] }
  }
}
