/// Colours and sizes of HTML mails, written into each element because many mail programs drop style sheets.
///
/// The one style sheet holds what cannot stand in an element: the dark colours.
enum MailStyle {
  static let font =
    "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"
  static let page = "margin:0;padding:0;background:#f2f4f6;color:#1a2027;\(font);font-size:16px;line-height:1.5"
  static let card = "width:100%;max-width:600px;background:#ffffff;border-collapse:collapse"
  static let cell = "padding:16px 18px 2px"
  static let quiet = "color:#5b6670"
  static let heading = "margin:14px 0 4px;font-size:15px;font-weight:700"
  static let rule = "border-top:1px solid #dfe4e8"
  static let track = "background:#e7ebee"

  static let dark = """
    :root{color-scheme:light dark;supported-color-schemes:light dark}
    @media (prefers-color-scheme:dark){
    .page{background:#12161a !important;color:#e8ecef !important}
    .card{background:#1c2228 !important}
    .quiet{color:#a3adb6 !important}
    .rule{border-top-color:#39424b !important}
    .track{background:#323b43 !important}
    .notice{background:#4a3b00 !important;color:#ffe9a8 !important}
    .target{background:#9aa7b2 !important}
    a{color:#8ab8ff !important}
    .critical{background:#c93a2e !important}
    .warning{background:#a85b00 !important}
    .info{background:#2f6fb5 !important}
    .good{background:#237a4a !important}
    }
    """

  /// The background of badges and bars.
  static func colour(_ tone: Letter.Tone) -> String {
    switch tone {
    case .critical: "#c0281b"
    case .warning: "#a85b00"
    case .info: "#1f66b0"
    case .good: "#1d7a45"
    }
  }
}
