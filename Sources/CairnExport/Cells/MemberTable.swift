internal import CairnText

/// The rendered members of one dimension: for each a few fragments, and where each stands by its id.
final class MemberTable {
    /// What is to be known of each cell, in plain numbers: to reach for the cell would count references to it.
    struct Step {
        var form: RowLayout.Form
        var plainValues: PlainValues
        var isBare: Bool
        var isRaw: Bool
    }

    let slots: [RowLayout.Slot]
    /// By slot.
    let steps: [[Step]]
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
        steps = slots.map { slot in
            slot.cells.map {
                Step(
                    form: $0.form, plainValues: $0.format.plainValues, isBare: $0.format.isBare, isRaw: slot.isRaw)
            }
        }
        self.isComplete = isComplete
        index = MemberIndex(isDense: isComplete)
        substitutes = MemberIndex(isDense: isComplete)
        fragments = FragmentTable(slots: slots.count)
    }

    var isEmpty: Bool { slots.isEmpty }

    /// What the cells of all slots ask for, in their order.
    func fields<Field>(_ field: (RowLayout.Cell) -> Field?) -> [Field] { slots.flatMap(\.cells).compactMap(field) }

    func format(_ place: (slot: Int, cell: Int)) -> CellFormat { slots[place.slot].cells[place.cell].format }

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
        _ table: MemberTable, _ append: (RowLayout.Form, _ isTyped: Bool, inout ByteBuffer) -> Void
    ) -> Int {
        let separator = style.format.separator
        return table.fragments.addMember { slot, buffer in
            let steps = table.steps[slot]
            for index in steps.indices {
                if index > 0 { buffer.append(contentsOf: separator) }
                if steps[index].isRaw {
                    append(steps[index].form, false, &buffer)
                } else {
                    render(steps[index], of: table, (slot, index), append, to: &buffer)
                }
            }
        }
    }

    /// Writes a value where its cell is to stand, and anew through `value` where that is not all.
    private func render(
        _ step: MemberTable.Step, of table: MemberTable, _ place: (slot: Int, cell: Int),
        _ append: (RowLayout.Form, _ isTyped: Bool, inout ByteBuffer) -> Void, to buffer: inout ByteBuffer
    ) {
        let start = buffer.count
        if !step.isBare { buffer.append(contentsOf: table.format(place).prefix) }
        let valueStart = buffer.count
        append(step.form, true, &buffer)
        if style.isPlain(buffer, from: valueStart, step.plainValues) {
            if !step.isBare { buffer.append(contentsOf: table.format(place).suffix) }
            return
        }
        value.removeAll()
        value.append(buffer, from: valueStart, count: buffer.count - valueStart)
        buffer.truncate(to: start)
        style.appendCell(value, table.format(place), to: &buffer)
    }

    func renderMissing(_ table: MemberTable) { table.missing = render(table) { _, _, _ in } }
}
