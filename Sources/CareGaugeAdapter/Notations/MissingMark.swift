/// What reporters write into a cell for which they have no figure.
public enum MissingMark {
  private static let marks: [String: AbsentReason] = [
    "": .notReported, "-": .notReported, "--": .notReported, "—": .notReported, "——": .notReported, "–": .notReported,
    "―": .notReported, "…": .notReported, "……": .notReported, "/": .notReported, "\\": .notReported, "*": .notReported,
    "&nbsp;": .notReported, "空白": .notReported, "无": .notReported, "暂无": .notReported, "未统计": .notReported,
    "未报": .notReported, "缺报": .notReported, "N/A": .notReported, "n/a": .notReported, "NA": .notReported,
    "不适用": .notApplicable, "未公布": .notYetPublished, "尚未公布": .notYetPublished, "待公布": .notYetPublished,
  ]

  /// Why a figure is missing, or nil when the text is no such mark.
  ///
  /// `无` (none) stands here for “no figure”; a source in whose counts it means 0 says so to `QuantityNotation`.
  public static func reason(for text: some StringProtocol) -> AbsentReason? { marks[PlainText(text).compact] }
}
