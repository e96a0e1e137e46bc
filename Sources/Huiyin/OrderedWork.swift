internal import Dispatch
internal import Synchronization

/// 流水: things are handed out, worked on by several threads at once, and taken back in the order they were handed out.
///
/// Only so many are under way at a time that every thread has the next one waiting, so memory does not grow with the
/// number of things.
package enum OrderedWork {
  /// Works on everything `next` hands out until it hands out nothing.
  ///
  /// `next` and `take` are called on the calling thread, `work` on `jobs` others (on the calling one for one job), each
  /// with a `context` of its own. What `next` and `take` throw ends the run, once the threads have stopped.
  package static func run<Input: Sendable, Context, Output: Sendable>(
    jobs: Int, next: () throws -> Input?, context: @escaping @Sendable () -> Context,
    work: @escaping @Sendable (Input, Context) -> Output, take: (Output) throws -> Void
  ) throws {
    guard jobs > 1 else {
      let context = context()
      while let input = try next() { try take(work(input, context)) }
      return
    }
    let queue = WorkQueue<Input, Output>()
    let threads = DispatchGroup()
    for _ in 0..<jobs {
      DispatchQueue.global().async(group: threads) { queue.serve(work, context()) }
    }
    defer {
      queue.close(jobs)
      threads.wait()
    }
    var (given, taken) = (0, 0)
    var isAtEnd = false
    while !isAtEnd || taken < given {
      while !isAtEnd, given - taken < 2 * jobs + 1 {
        guard let input = try next() else {
          isAtEnd = true
          break
        }
        queue.give(input, number: given)
        given += 1
      }
      guard taken < given else { continue }
      try take(queue.result(taken))
      taken += 1
    }
  }
}

/// What is under way between the thread that hands out and those that work.
private final class WorkQueue<Input: Sendable, Output: Sendable>: Sendable {
  private struct State {
    var waiting: [(number: Int, input: Input)] = []
    var results: [Int: Output] = [:]
  }

  private let state = Mutex(State())
  /// Signalled for everything that waits, and for every thread at the end.
  private let given = DispatchSemaphore(value: 0)
  /// Signalled for every result.
  private let finished = DispatchSemaphore(value: 0)

  func give(_ input: Input, number: Int) {
    state.withLock { $0.waiting.append((number, input)) }
    given.signal()
  }

  /// The result of the thing with `number`, waiting for it.
  func result(_ number: Int) -> Output {
    while true {
      if let result = state.withLock({ $0.results.removeValue(forKey: number) }) { return result }
      finished.wait()
    }
  }

  /// Forgets what waits and lets the threads go.
  func close(_ threads: Int) {
    state.withLock { $0.waiting.removeAll() }
    for _ in 0..<threads { given.signal() }
  }

  /// Works on what is given until nothing is.
  func serve<Context>(_ work: (Input, Context) -> Output, _ context: Context) {
    while true {
      given.wait()
      guard let next = state.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) else { return }
      let output = work(next.input, context)
      state.withLock { $0.results[next.number] = output }
      finished.signal()
    }
  }
}
