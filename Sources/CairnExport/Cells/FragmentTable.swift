internal import CairnText

/// The rendered cells of a dimension's members: for each member a few fragments, one after the other in one buffer.
struct FragmentTable: ~Copyable {
    private var bytes = ByteBuffer(capacity: 4096)
    private var ends: [Int] = [0]
    private let slots: Int
    private(set) var count = 0

    /// - Parameter slots: fragments a member.
    init(slots: Int) { self.slots = slots }

    /// Bytes of all fragments, and of what tells where each ends.
    var size: Int { bytes.count + ends.count * MemoryLayout<Int>.size }

    mutating func removeAll() {
        bytes.removeAll()
        ends.removeAll(keepingCapacity: true)
        ends.append(0)
        count = 0
    }

    /// Adds a member; the closure appends the fragment of each slot in turn.
    mutating func addMember(_ render: (Int, inout ByteBuffer) -> Void) -> Int {
        for slot in 0..<slots {
            render(slot, &bytes)
            ends.append(bytes.count)
        }
        count += 1
        return count - 1
    }

    /// Adds a member with one fragment.
    mutating func add(_ fragment: [UInt8]) -> Int { addMember { $1.append(contentsOf: fragment) } }

    /// Lends a member's fragment.
    func withFragment(_ member: Int, _ slot: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
        let index = member * slots + slot
        bytes.withBytes { body(UnsafeRawBufferPointer(rebasing: $0[ends[index]..<ends[index + 1]])) }
    }

    /// Appends a member's fragment to a row.
    func append(_ member: Int, _ slot: Int, to buffer: inout ByteBuffer) {
        let index = member * slots + slot
        let start = ends[index]
        buffer.append(bytes, from: start, count: ends[index + 1] - start)
    }
}

/// From an object's id to its place in a table: an array where ids are dense, else a dictionary.
struct MemberIndex {
    private var dense: [Int32] = []
    private var sparse: [Int64: Int] = [:]
    private let mostDense: Int64

    /// - Parameter isDense: whether most ids from 1 on are to be in it.
    init(isDense: Bool) { mostDense = isDense ? 1 << 22 : 0 }

    subscript(_ id: Int64) -> Int? {
        @inline(__always) get {
            guard id >= 0, id < Int64(dense.count) else { return sparse[id] }
            let member = dense[Int(id)]
            return member < 0 ? nil : Int(member)
        }
        set {
            guard id >= 0, id < mostDense else {
                sparse[id] = newValue
                return
            }
            while Int64(dense.count) <= id {
                dense.append(contentsOf: repeatElement(-1, count: max(16, dense.count)))
            }
            dense[Int(id)] = newValue.map(Int32.init) ?? -1
        }
    }
}
