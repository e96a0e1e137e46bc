import HuiyinTestSupport
import Synchronization
import Testing

@testable import Huiyin

/// Law: whatever the threads do, results come in the order of what was handed out, each once.
@Suite struct OrderedWorkTests {
  private struct Stop: Error, Equatable { let at: Int }

  /// Busy for a while that depends on the number, so that threads overtake each other.
  @Sendable private static func square(_ number: Int, _ context: Void) -> Int {
    var rest = number &* 7919 % 997 * 40
    while rest > 0 { rest -= 1 }
    return number * number
  }

  @Test(arguments: [1, 2, 3, 8]) func resultsComeInOrder(jobs: Int) throws {
    var numbers = (0..<500).makeIterator()
    var results: [Int] = []
    try OrderedWork.run(
      jobs: jobs, next: { numbers.next() }, context: {}, work: Self.square, take: { results.append($0) })
    #expect(results == (0..<500).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 5]) func onlyAFewAreUnderWay(jobs: Int) throws {
    var (given, taken, most) = (0, 0, 0)
    try OrderedWork.run(
      jobs: jobs,
      next: {
        guard given < 300 else { return nil }
        given += 1
        most = max(most, given - taken)
        return given
      }, context: {}, work: Self.square, take: { _ in taken += 1 })
    #expect(taken == 300 && most <= 2 * jobs + 1)
  }

  @Test(arguments: [1, 2, 5]) func errorsOfBothEndsStopTheRun(jobs: Int) {
    var number = 0
    #expect(throws: Stop(at: 40)) {
      try OrderedWork.run(
        jobs: jobs,
        next: {
          number += 1
          if number == 40 { throw Stop(at: 40) }
          return number
        }, context: {}, work: Self.square, take: { _ in })
    }
    var taken = 0
    #expect(throws: Stop(at: 20)) {
      try OrderedWork.run(
        jobs: jobs, next: { 1 }, context: {}, work: Self.square,
        take: { _ in
          taken += 1
          if taken == 20 { throw Stop(at: 20) }
        })
    }
  }

  @Test func everyThreadHasOneContext() throws {
    let made = Mutex(0)
    var numbers = (0..<200).makeIterator()
    try OrderedWork.run(
      jobs: 3, next: { numbers.next() }, context: { made.withLock { $0 += 1 } }, work: Self.square,
      take: { _ in })
    #expect((1...3).contains(made.withLock { $0 }))
  }
}
