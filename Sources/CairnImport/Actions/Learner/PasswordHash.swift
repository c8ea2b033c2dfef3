internal import CairnCore
internal import Crypto
internal import CryptoExtras
internal import Foundation

/// How passwords are kept: as scrypt hashes in the usual text form, `$scrypt$ln=14,r=8,p=5$SALT$HASH`.
enum PasswordHash {
    /// What a hash costs. Of a guessable password as much as OWASP's list of password storage advises (16 MiB, five
    /// rounds); a random one of 256 bits cannot be guessed at any price, and thousands may be made in one import.
    private struct Cost {
        var logarithm: Int
        var parallelism: Int

        static let ofGuessable = Cost(logarithm: 14, parallelism: 5)
        static let ofRandom = Cost(logarithm: 4, parallelism: 1)
    }

    private static let blockSize = 8
    private static let length = 32

    static func make(_ password: String) throws(Failure) -> String { try make(Array(password.utf8), .ofGuessable) }

    /// The hash of a password that nobody knows: the account is there, and somebody must set a password first.
    static func random() throws(Failure) -> String { try make(randomBytes(), .ofRandom) }

    /// Whether a hash was made of a password.
    static func matches(_ password: String, _ hash: String) -> Bool {
        let parts = hash.split(separator: "$")
        guard parts.count == 4, parts[0] == "scrypt", let salt = Data(base64Encoded: String(parts[2])),
            let kept = Data(base64Encoded: String(parts[3])), let cost = cost(parts[1]),
            let made = try? derive(Array(password.utf8), salt: salt, cost)
        else { return false }
        // In a time that does not tell how much of it was right.
        return zip(made, kept).reduce(made.count == kept.count ? 0 : 1) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func cost(_ text: Substring) -> Cost? {
        let figures = Dictionary(
            text.split(separator: ",").compactMap { part -> (Substring, Int)? in
                let pair = part.split(separator: "=")
                guard pair.count == 2, let number = Int(pair[1]) else { return nil }
                return (pair[0], number)
            }, uniquingKeysWith: { first, _ in first })
        guard let logarithm = figures["ln"], (1...20).contains(logarithm), figures["r"] == blockSize,
            let parallelism = figures["p"], (1...16).contains(parallelism)
        else { return nil }
        return Cost(logarithm: logarithm, parallelism: parallelism)
    }

    private static func make(_ password: [UInt8], _ cost: Cost) throws(Failure) -> String {
        let salt = Data(randomBytes().prefix(16))
        let hash: Data
        do {
            hash = try derive(password, salt: salt, cost)
        } catch {
            throw .operation("a password could not be hashed: \(error).")
        }
        return "$scrypt$ln=\(cost.logarithm),r=\(blockSize),p=\(cost.parallelism)$"
            + "\(salt.base64EncodedString())$\(hash.base64EncodedString())"
    }

    private static func derive(_ password: [UInt8], salt: Data, _ cost: Cost) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: password, salt: salt, outputByteCount: length, rounds: 1 << cost.logarithm, blockSize: blockSize,
            parallelism: cost.parallelism
        ).withUnsafeBytes { Data($0) }
    }

    private static func randomBytes() -> [UInt8] { SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) } }
}
