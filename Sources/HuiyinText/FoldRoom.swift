/// The memory a text is folded in: units and where each stands in the source, written one after the other, text after
/// text. For one thread at a time.
///
/// Law: for every byte of the source still to be read there is room for one unit more, so that characters that become
/// one unit are written without asking.
final class FoldRoom {
  private var unitRoom = Memory<UInt16>()
  private var startRoom = Memory<Int32>()
  private var endRoom = Memory<Int32>()
  /// How many units were written.
  var count = 0

  /// The units, and where each begins and ends in the source; good until more room is made.
  private(set) var units: UnsafeMutablePointer<UInt16>
  private(set) var starts: UnsafeMutablePointer<Int32>
  private(set) var ends: UnsafeMutablePointer<Int32>

  init() { (units, starts, ends) = (unitRoom.base, startRoom.base, endRoom.base) }

  /// Makes room for `further` units behind those that are there.
  func reserve(_ further: Int) {
    guard count + further > unitRoom.capacity else { return }
    unitRoom.reserve(count + further, keeping: count)
    startRoom.reserve(count + further, keeping: count)
    endRoom.reserve(count + further, keeping: count)
    (units, starts, ends) = (unitRoom.base, startRoom.base, endRoom.base)
  }

  /// Writes one unit; there must be room for it.
  @inline(__always)
  func append(_ unit: UInt16, from start: Int, to end: Int) {
    units[count] = unit
    starts[count] = Int32(truncatingIfNeeded: start)
    ends[count] = Int32(truncatingIfNeeded: end)
    count &+= 1
  }
}

extension NormalizedText {
  /// Becomes what was folded in `room`, in the memory of what it was.
  mutating func take(_ room: FoldRoom) {
    folded.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    folded.append(contentsOf: UnsafeBufferPointer(start: room.units, count: room.count))
    starts.append(contentsOf: UnsafeBufferPointer(start: room.starts, count: room.count))
    ends.append(contentsOf: UnsafeBufferPointer(start: room.ends, count: room.count))
  }
}
