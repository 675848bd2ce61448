import CLibYAML

/// A syntax error of libyaml in words that tell what to write instead.
struct YAMLProblem {
  let place: Place
  let what: String

  init(_ parser: yaml_parser_t, source: YAMLSource) {
    let problem = parser.problem.map { String(cString: $0) } ?? "cannot be read"
    let context = parser.context.map { String(cString: $0) } ?? ""
    if parser.error == YAML_READER_ERROR {
      place = source.place(ofByte: Int(parser.problem_offset))
      what = "a control character that text files cannot hold; take it out"
      return
    }
    if problem == "found unexpected end of stream" && context.contains("quoted") {
      place = Place(parser.context_mark)
      what = "the quotation mark that opens here is never closed; write the closing one"
      return
    }
    place = Place(parser.problem_mark)
    let character = source.character(at: place)
    what = YAMLProblem.explain(problem, context: context, opened: Place(parser.context_mark), at: character)
  }

  private static func explain(_ problem: String, context: String, opened: Place, at character: Unicode.Scalar?)
    -> String
  {
    switch problem {
    case _ where problem.contains("tab character"),
      "found character that cannot start any token" where character == "\t":
      return "a tab stands here; indent with spaces"
    case "found character that cannot start any token":
      let first = character.map { shown(String($0)) } ?? ""
      return "a value cannot begin with \"\(first)\"; put it in quotation marks"
    case "mapping values are not allowed in this context":
      return
        "a second \": \" in one line, or a line that is indented too far; put the value in quotation marks, or correct the indentation"
    case "could not find expected ':'":
      return "a key without \":\"; write key: value with a half-width colon and a blank after it"
    case "did not find expected key":
      return
        "neither a key of the map that begins at \(opened) nor its end; correct the indentation, or put text with special characters in quotation marks"
    case "did not find expected '-' indicator":
      return
        "not an item of the list that begins at \(opened); begin it with \"- \" in the same column, or correct the indentation"
    case "did not find expected ',' or ']'":
      return
        "the list that opens with \"[\" at \(opened) is not closed here; write \",\" or \"]\", or put text with special characters in quotation marks"
    case "did not find expected ',' or '}'":
      return
        "the map that opens with \"{\" at \(opened) is not closed here; write \",\" or \"}\", or put text with special characters in quotation marks"
    case "block sequence entries are not allowed in this context":
      return
        "a list item cannot begin here; begin it on a line of its own, or put text that begins with \"- \" in quotation marks"
    case "did not find expected node content":
      return "a value is missing here; write one, or put text with special characters in quotation marks"
    case "found unknown escape character":
      return "an unknown escape after \"\\\"; write \"\\\\\" for a backslash, or use single quotation marks"
    case "did not find expected <document start>":
      return "something stands after the end of the document; correct the indentation, or take it out"
    case "found unexpected ':'":
      return "a \":\" inside a value of a flow list or map; put the value in quotation marks"
    default:
      return
        "this is not YAML: \(context.isEmpty ? "" : context + ", ")\(problem); correct it, or put text in quotation marks"
    }
  }
}
