internal import Huiyin

/// 条形图: counts as horizontal bars; widths are percentages, so that the chart fits any window.
struct BarChart {
  /// What the template shows.
  let view: [String: Any]

  /// The largest count fills the width.
  init(_ counts: [Report.Count], _ wording: Wording) {
    let most = max(1, counts.map { max($0.figure.value, $0.figure.previous ?? 0) }.max() ?? 1)
    view = [
      "bars": counts.enumerated().map { index, count in
        let figure = count.figure
        var bar: [String: Any] = [
          "index": index, "name": count.name, "value": figure.value, "share": BarChart.percent(count.share),
          "width": BarChart.width(figure.value, of: most), "tone": figure.tone,
          "isSmall": figure.value < Report.smallCount,
        ]
        bar["category"] = count.category
        bar["change"] = figure.changeText(wording)
        if let previous = figure.previous { bar["previous"] = ["x": BarChart.width(previous, of: most)] }
        return bar
      }
    ]
  }

  /// `value` as a percentage of `most`, with two decimals.
  static func width(_ value: Int, of most: Int) -> String {
    let hundredths = (value * 10_000 + most / 2) / most
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)%"
  }

  /// Thousandths as a percentage with one decimal.
  private static func percent(_ share: Int) -> String { "\(share / 10).\(share % 10)%" }
}

/// 柱形图: counts over time as columns in a box of 1000 × 100.
struct ColumnChart {
  /// What the template shows.
  let view: [String: Any]

  init(_ timeline: Report.Timeline) {
    let points = timeline.points
    let most = max(1, points.map(\.count).max() ?? 1)
    let step = 100_000 / max(1, points.count)
    view = [
      "isEmpty": points.isEmpty, "most": most, "first": points.first?.label ?? "",
      "last": points.last?.label ?? "", "byMonth": timeline.step == .month,
      "columns": points.enumerated().compactMap { index, point -> [String: Any]? in
        guard point.count > 0 else { return nil }
        let height = max(3, (point.count * 96 + most / 2) / most)
        return [
          "x": ColumnChart.hundredths(index * step + step / 8), "width": ColumnChart.hundredths(step * 3 / 4),
          "y": 100 - height, "height": height, "label": point.label, "count": point.count,
        ]
      },
    ]
  }

  private static func hundredths(_ value: Int) -> String {
    let rest = value % 100
    return "\(value / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
