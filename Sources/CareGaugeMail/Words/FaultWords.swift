/// What the codes before an adapter's own words mean, for Chinese mails; the words themselves stay as they came.
enum FaultWords {
  static let chinese = [
    "not_found": "找不到适配器程序", "not_started": "适配器程序无法启动", "bad_request": "适配器不接受采集请求",
    "malformed": "适配器输出的格式有误", "not_utf8": "适配器输出不是 UTF-8", "wrong_protocol": "适配器的协议版本不符",
    "wrong_id": "适配器答复的编号不符", "unknown_type": "适配器输出了未知类型的消息", "out_of_order": "适配器消息的次序有误",
    "wrong_count": "适配器报告的数目不符", "after_end": "适配器在结束后仍有输出", "no_end": "适配器没有正常结束",
    "line_too_long": "适配器输出的行过长", "too_much_output": "适配器输出过多", "too_many_readings": "适配器的读数过多",
    "too_slow": "采集超时", "cancelled": "采集被取消", "source_unavailable": "数据来源无法读取", "credentials": "数据来源拒绝登录",
    "format": "数据来源的格式无法识别", "internal": "适配器内部出错", "not_stored": "数据未能存入",
  ]
}
