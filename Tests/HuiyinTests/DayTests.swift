import Huiyin
import Testing

@Suite struct DayTests {
  @Test(arguments: [
    ("2026-10-05", "2026-10-05"), ("2019/2/28 11:25:05", "2019-02-28"), ("2026年10月5日", "2026-10-05"),
    ("20261005", "2026-10-05"), (" 2026.1.9", "2026-01-09"), ("２０２６－10-05", nil),
    ("2026-10-05T11:25:05Z", "2026-10-05"),
    ("2026-02-29", nil), ("2024-02-29", "2024-02-29"), ("10月5日", nil), ("", nil), ("43523.5", nil),
    ("2026-10", nil),
  ])
  func readsTheWaysExportsWriteADay(_ text: String, _ expected: String?) {
    #expect(Day(reading: text)?.description == expected)
  }
}
