/// Where a list stands among all.
struct ListPlace: BitwiseCopyable {
  var start: UInt32 = 0
  var count: UInt32 = 0
}

/// Lists of numbers (words, slots, frames) one behind the other in one section, used in place.
struct NumberLists: @unchecked Sendable {
  let numbers: UnsafeBufferPointer<Int32>

  /// A list; empty where the place is outside.
  subscript(place: ListPlace) -> UnsafeBufferPointer<Int32> {
    let start = Int(place.start)
    let end = start + Int(place.count)
    guard end <= numbers.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(rebasing: numbers[start..<end])
  }

  /// A list of lists: pairs of start and count.
  func nested(_ place: ListPlace) -> some RandomAccessCollection<UnsafeBufferPointer<Int32>> {
    let pairs = self[place]
    return (0..<pairs.count / 2).lazy.map { n in
      self[ListPlace(start: UInt32(bitPattern: pairs[2 * n]), count: UInt32(bitPattern: pairs[2 * n + 1]))]
    }
  }
}

/// Lays out lists for `NumberLists`; equal lists share a place.
struct NumberListsBuilder {
  private(set) var numbers: [Int32] = []
  private var places: [[Int32]: ListPlace] = [:]

  mutating func add(_ list: [Int32]) -> ListPlace {
    if list.isEmpty { return ListPlace() }
    if let place = places[list] { return place }
    let place = ListPlace(start: UInt32(numbers.count), count: UInt32(list.count))
    numbers += list
    places[list] = place
    return place
  }

  mutating func add(nested lists: [[Int32]]) -> ListPlace {
    var pairs: [Int32] = []
    for list in lists {
      let place = add(list)
      pairs += [Int32(bitPattern: place.start), Int32(bitPattern: place.count)]
    }
    return add(pairs)
  }
}
