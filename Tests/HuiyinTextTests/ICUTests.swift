import HuiyinText
import Testing

@Test func versionHasANumber() {
  #expect(Int(ICU.version.prefix { $0 != "." }) ?? 0 >= 60)
}
