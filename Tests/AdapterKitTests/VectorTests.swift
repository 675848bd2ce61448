import Testing

@testable import AdapterKit

struct VectorTests {
  @Test func everyVectorHasANameOfItsOwnAndASentence() throws {
    let vectors = try AdapterCheck.vectors()
    #expect(Set(vectors.map(\.name)).count == vectors.count)
    for vector in vectors {
      #expect(vector.name.contains("/") && vector.name.allSatisfy { $0.isASCII && $0 != " " })
      #expect(vector.about.hasSuffix(".") || vector.side == .collector, "\(vector.name)")
      if vector.side == .program { #expect(vector.mend.hasSuffix("."), "\(vector.name)") }
    }
  }

  @Test func moreThan150VectorsRunTheProgramItself() throws {
    let vectors = try AdapterCheck.vectors()
    #expect(vectors.count { $0.side == .program } == 220)
    #expect(vectors.count { $0.side == .collector } == 83)
  }

  @Test func everySceneCanBePlayed() throws {
    for scene in try Scene.all() {
      #expect(!scene.steps.isEmpty)
      for step in scene.steps { _ = try Step(step) { $0 } }
    }
  }

  @Test func theListNamesEveryVectorAndSaysWhichAreNotRun() throws {
    let text = VectorList.text(of: try AdapterCheck.vectors())
    for vector in try AdapterCheck.vectors() { #expect(text.contains("  \(vector.name)\n      \(vector.about)")) }
    #expect(
      text.contains("83 vectors show what the collector does with a program; CareGauge's own tests run them, and"))
  }
}
