import Testing

@testable import CareGaugeCollector

struct CollectionScheduleTests {
  private let hour = Duration.seconds(3600)

  @Test func theFirstRunIsDueAtOnceAndTheNextAtTheAdaptersOwnPlaceInTheInterval() {
    let now = hour * 1000
    var schedule = CollectionSchedule(adapter: "ningxia", interval: hour, now: now)
    #expect(schedule.due == now)
    schedule.finish(started: now, at: now + .seconds(1), succeeded: true)
    #expect(schedule.due > now + .seconds(1))
    #expect(schedule.due <= now + .seconds(1) + hour)
    let place = schedule.due
    schedule.finish(started: place, at: place + .seconds(5), succeeded: true)
    #expect(schedule.due == place + hour)
  }

  @Test func theSpreadStaysTheSameAndDiffersBetweenAdapters() {
    let names = ["shandong", "yunnan", "zhejiang", "ningxia", "inner_mongolia"]
    let spreads = names.map { CollectionSchedule(adapter: $0, interval: hour, now: .zero).spread }
    let again = names.map { CollectionSchedule(adapter: $0, interval: hour, now: hour * 77).spread }
    #expect(spreads == again)
    #expect(Set(spreads).count == 5)
    // Five adapters do not all lie in one half of the interval.
    #expect(spreads.contains { $0 < hour / 2 } && spreads.contains { $0 >= hour / 2 })
    #expect(spreads.allSatisfy { $0 >= .zero && $0 < hour })
  }

  @Test func failuresDoubleTheDelayUpToAnHourAndASuccessResetsIt() {
    var schedule = CollectionSchedule(adapter: "yunnan", interval: hour, now: .zero)
    var now = Duration.zero
    var delays: [Duration] = []
    for _ in 0..<12 {
      schedule.finish(started: now, at: now, succeeded: false)
      delays.append(schedule.due - now)
      now = schedule.due
    }
    #expect(delays == [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600, 3600].map { .seconds($0) })
    schedule.finish(started: now, at: now, succeeded: true)
    #expect(schedule.failures == 0)
    schedule.finish(started: now, at: now, succeeded: false)
    #expect(schedule.due - now == .seconds(10))
  }

  @Test func runsThatWereDueDuringARunAreMissedAndCounted() {
    var schedule = CollectionSchedule(adapter: "zhejiang", interval: .seconds(60), now: .zero)
    schedule.finish(started: .zero, at: .zero, succeeded: true)
    let place = schedule.due
    #expect(schedule.finish(started: place, at: place + .seconds(59), succeeded: true) == 0)
    #expect(schedule.finish(started: place, at: place + .seconds(190), succeeded: true) == 3)
    #expect(schedule.missed == 3)
    #expect(schedule.due == place + .seconds(240))
  }
}
