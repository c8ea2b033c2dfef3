internal import CairnText

/// The rendered members of one dimension: for each a few fragments, and where each stands by its id.
final class MemberTable {
    let slots: [RowLayout.Slot]
    // The run time would check each access to these for overlaps with others. There are none: a table is filled by one
    // thread before others read it, and no access runs code of somebody else.
    @exclusivity(unchecked) var fragments: FragmentTable
    /// The place of each member by its id, for those that rows point to by id.
    @exclusivity(unchecked) var index: MemberIndex
    /// The same for members that stand in the place of others: contents of items that name no version.
    @exclusivity(unchecked) var substitutes: MemberIndex
    /// The place of the empty cells of rows that point to no member.
    @exclusivity(unchecked) var missing = 0

    private let isComplete: Bool

    /// - Parameter isComplete: whether it is to have all members that there are, or a few of them.
    init(slots: [RowLayout.Slot], isComplete: Bool = true) {
        self.slots = slots
        self.isComplete = isComplete
        index = MemberIndex(isDense: isComplete)
        substitutes = MemberIndex(isDense: isComplete)
        fragments = FragmentTable(slots: slots.count)
    }

    var isEmpty: Bool { slots.isEmpty }

    /// What the cells of all slots ask for, in their order.
    func fields<Field>(_ field: (RowLayout.Cell) -> Field?) -> [Field] { slots.flatMap(\.cells).compactMap(field) }

    func removeAll() {
        fragments.removeAll()
        index = MemberIndex(isDense: isComplete)
        substitutes = MemberIndex(isDense: isComplete)
    }
}

/// Renders members as the cells of a format, for one thread.
final class MemberRenderer {
    let style: CellStyle
    @exclusivity(unchecked) private var value = ByteBuffer()

    init(_ style: CellStyle) { self.style = style }

    /// Writes the cells of a new member, whose place is given back; the closure appends each one's value.
    func render(
        _ table: MemberTable, _ append: (RowLayout.Cell, _ isTyped: Bool, inout ByteBuffer) -> Void
    ) -> Int {
        let separator = style.format.separator
        let slots = table.slots
        return table.fragments.addMember { slot, buffer in
            let slot = slots[slot]
            // A span lends the cells: an array would have a reference to each of them counted.
            let cells = slot.cells.span
            for index in cells.indices {
                if index > 0 { buffer.append(contentsOf: separator) }
                if slot.isRaw {
                    append(cells[index], false, &buffer)
                } else {
                    render(cells[index], append, to: &buffer)
                }
            }
        }
    }

    /// Writes a value where its cell is to stand, and anew through `value` where that is not all.
    private func render(
        _ cell: RowLayout.Cell, _ append: (RowLayout.Cell, _ isTyped: Bool, inout ByteBuffer) -> Void,
        to buffer: inout ByteBuffer
    ) {
        let format = cell.format
        let start = buffer.count
        if !format.isBare { buffer.append(contentsOf: format.prefix) }
        let valueStart = buffer.count
        append(cell, true, &buffer)
        if style.isPlain(buffer, from: valueStart, format) {
            if !format.isBare { buffer.append(contentsOf: format.suffix) }
            return
        }
        value.removeAll()
        value.append(buffer, from: valueStart, count: buffer.count - valueStart)
        buffer.truncate(to: start)
        style.appendCell(value, format, to: &buffer)
    }

    func renderMissing(_ table: MemberTable) { table.missing = render(table) { _, _, _ in } }
}
