internal import Dispatch
internal import HuiyinText

extension Deferred {
  /// The same, whose value another thread begins to make.
  func begun() -> Deferred {
    DispatchQueue.global().async { _ = self.value }
    return self
  }
}
