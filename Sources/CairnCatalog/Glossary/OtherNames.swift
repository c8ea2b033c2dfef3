/// The aliases that mean something in one part of a job.
enum OtherNames {
    /// Those that mean one of these things, each once; a spelling that is a name here itself is no other name.
    static func among(_ aliases: [Alias], of named: [some Named]) -> [Alias] {
        var seen: Set<String> = []
        return aliases.filter { alias in
            let isName = named.contains { $0.name == alias.name }
            return !isName && meant(alias, named) != nil && seen.insert(alias.name).inserted
        }
    }

    /// What an alias means here: a spelling that differs from a name in letter case alone means that name.
    static func meant<Thing: Named>(_ alias: Alias, _ named: [Thing]) -> Thing? {
        named.named(alias.name) ?? named.named(alias.meant)
    }
}

extension Provider {
    /// Other names of its columns.
    var otherColumnNames: [Alias] { OtherNames.among(Catalog.columnAliases, of: columns) }
    /// Other names of its parameters.
    var otherParameterNames: [Alias] { OtherNames.among(Catalog.parameterAliases, of: parameters) }
}
