/// A text that is a decimal number in the one way to write it that all formats share: `-12.50`, no exponent, no plus,
/// no zeros before it, digits on both sides of a point.
struct PlainNumber {
    /// How many digits it has.
    let digits: Int
    let hasPoint: Bool

    /// Nil for any other text.
    init?(_ text: UnsafeRawBufferPointer) {
        var position = text.first == UInt8(ascii: "-") ? 1 : 0
        let whole = PlainNumber.digits(text, from: position)
        guard whole == 1 || whole > 1 && text[position] != UInt8(ascii: "0") else { return nil }
        position += whole
        hasPoint = position < text.count && text[position] == UInt8(ascii: ".")
        guard hasPoint else {
            guard position == text.count else { return nil }
            digits = whole
            return
        }
        let decimals = PlainNumber.digits(text, from: position + 1)
        guard decimals > 0, position + 1 + decimals == text.count else { return nil }
        digits = whole + decimals
    }

    private static func digits(_ text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var position = start
        while position < text.count, (48...57).contains(text[position]) { position += 1 }
        return position - start
    }
}
