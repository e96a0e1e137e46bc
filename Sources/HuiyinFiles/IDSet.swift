/// Ids that were seen, sixteen bytes for each whatever their length.
///
/// Up to fifteen bytes an id is kept as it is; a longer one by 128 bits of a hash that is seeded anew in every run, so
/// that no file can be made to have two ids with the same.
struct IDSet {
  /// An id as it is kept.
  struct Key: Hashable {
    private let high: UInt64
    private let low: UInt64

    init(_ id: String) {
      var id = id
      (high, low) = id.withUTF8 { $0.count < 16 ? Key.packed($0) : Key.hashed(UnsafeRawBufferPointer($0)) }
    }

    private static func packed(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
      let low = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      let high = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
      return (high << 8 | UInt64(bytes.count), low)
    }

    private static func hashed(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64) {
      func hash(_ salt: UInt8) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(salt)
        hasher.combine(bytes: bytes)
        return UInt64(bitPattern: Int64(hasher.finalize()))
      }
      return (hash(1) | 0xFF, hash(2))
    }

    fileprivate func shard(of count: Int) -> Int {
      Int((low ^ high ^ (low >> 17)) % UInt64(count))
    }
  }

  /// Many small sets: only one of them grows at a time, so that growing does not take twice the memory.
  private var shards = [Set<Key>](repeating: [], count: 61)

  /// Puts `key` in; false where it was there already.
  mutating func insert(_ key: Key) -> Bool { shards[key.shard(of: shards.count)].insert(key).inserted }
}
