internal import HuiyinText

/// What one worker reads notes on: memory that is used again for note after note. Not for two threads at once.
final class Desk {
  let workspace = Workspace()
  var spans = SpanTable()
}
