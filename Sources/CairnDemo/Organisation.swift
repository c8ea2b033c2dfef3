/// Countries of the organisation by region; a country is known by its place in `Culture.all`.
private let regions: [(name: String, countries: [(name: String, culture: Int)])] = [
    ("Europe", [("France", 0), ("United Kingdom", 1), ("Deutschland", 2), ("Ελλάδα", 3), ("България", 4)]),
    ("Americas", [("Brasil", 5), ("United States", 6)]),
    ("Asia & Pacific", [("日本", 7), ("中国", 8), ("대한민국", 9), ("भारत", 10)]),
    ("Middle East; Africa", [("الإمارات", 11), ("ישראל", 12)]),
]

/// Every country has some of them, so that the same name stands at several places of the tree.
private let departments = [
    "Sales", "Finance; Tax, Treasury", "R&D \"Skunkworks\"", "=Operations", "007 Security",
    "Customer care 🤝", "People & culture", "IT <infrastructure>",
]

/// A node of the tree of entities.
struct EntityPlan {
    let guid: String
    let name: String
    let parent: String?
    /// The culture of those who work here; nil above the countries.
    let culture: Int?
    let isDepartment: Bool
}

/// The tree of entities from the top: the company, its regions, their countries, their departments.
func makeEntities() -> [EntityPlan] {
    let top = "entity-group"
    var entities = [
        EntityPlan(guid: top, name: "Cairn & Sons \"Group\"", parent: nil, culture: nil, isDepartment: false)
    ]
    for (number, region) in regions.enumerated() {
        let guid = "entity-\(number + 1)"
        entities.append(
            EntityPlan(guid: guid, name: region.name, parent: top, culture: nil, isDepartment: false))
        for country in region.countries { entities += makeCountry(country.name, country.culture, under: guid) }
    }
    return entities
}

private func makeCountry(_ name: String, _ culture: Int, under region: String) -> [EntityPlan] {
    let guid = "entity-\(Culture.all[culture].locale)"
    return [EntityPlan(guid: guid, name: name, parent: region, culture: culture, isDepartment: false)]
        + (0..<4).map { number in
            EntityPlan(
                guid: "\(guid)-\(number + 1)", name: departments[(culture * 3 + number) % departments.count],
                parent: guid, culture: culture, isDepartment: true)
        }
}

/// The attributes that this organisation adds to its learners.
enum CustomField: String, CaseIterable {
    case costCentre = "field-cost-centre"
    case jobTitle = "field-job-title"
    case hireDate = "field-hire-date"
    case remarks = "field-remarks"

    var name: String {
        switch self {
        case .costCentre: "Cost centre"
        case .jobTitle: "Job title"
        case .hireDate: "Hired on"
        case .remarks: "Remarks; \"internal\""
        }
    }
}

/// The smart groups; one name holds the mark that exports join them with.
let smartGroups: [(guid: String, name: String)] = [
    ("group-new", "New here"), ("group-leads", "Team leads; deputies"), ("group-remote", "Remote 🏡"),
    ("group-safety", "First aid, fire & evacuation"), ("group-beta", "=Beta testers"), ("group-nobody", "Nobody yet"),
]

/// The publishers, in the order in which contents and trainings name them.
let publishers: [(guid: String, title: String)] = [
    ("publisher-academy", "Cairn Academy"), ("publisher-crossknowledge", "CrossKnowledge"),
    ("publisher-northwind", "Northwind Media"), ("publisher-escale", "Éditions \"L'Escale\"; Paris"),
]

/// Those who hold events without being learners.
let staff: [(login: String, name: String, firstname: String, email: String?)] = [
    ("t.moreau", "Moreau", "Thérèse", "t.moreau@example.org"),
    ("s.nakamura", "中村", "修", "s.nakamura@example.org"),
    ("a.king", "King, \"Ace\"", "Ada", "a.king@example.com"),
    ("external", "O'Hara; Partner", "Finn", nil),
]

private let locations: [(guid: String, label: String)] = [
    ("location-paris", "Paris, 12 rue de l'Église; 2e étage"), ("location-tokyo", "東京・丸の内"),
    ("location-lisbon", "Lisboa \"Alfama\""), ("location-online", "Online"),
]

/// A place where events are held.
struct Room {
    let guid: String
    let title: String
    let isVirtual: Bool
    let location: String?
    let timeZone: String
    /// About how far its clocks are ahead of UTC, so that its events are by day.
    let hoursAhead: Int
    let capacity: Int?
    let description: String?
    let equipments: String?
}

/// The rooms, two of them virtual.
let rooms: [Room] = [
    Room(
        guid: "room-blue", title: "Salle bleue", isVirtual: false, location: "location-paris",
        timeZone: "Europe/Paris", hoursAhead: 1, capacity: 24, description: Texts.long[2],
        equipments: "projector, whiteboard; flip chart"),
    Room(
        guid: "room-sakura", title: "さくら", isVirtual: false, location: "location-tokyo",
        timeZone: "Asia/Tokyo", hoursAhead: 9, capacity: 12, description: nil, equipments: "projector"),
    Room(
        guid: "room-web", title: "Virtual room 1", isVirtual: true, location: "location-online",
        timeZone: "UTC", hoursAhead: 0, capacity: 500, description: Texts.long[4], equipments: nil),
    Room(
        guid: "room-001", title: "001", isVirtual: false, location: "location-lisbon",
        timeZone: "Europe/Lisbon", hoursAhead: 0, capacity: nil, description: nil, equipments: "12 laptops"),
    Room(
        guid: "room-nowhere", title: "Webinar \"large\"", isVirtual: true, location: nil,
        timeZone: "America/Sao_Paulo", hoursAhead: -3, capacity: 1000, description: nil, equipments: nil),
]

extension Structure {
    /// Writes what surrounds learning: attributes, publishers, the tree, groups, staff, places.
    func writeOrganisation(to lines: inout JSONLines) {
        for field in CustomField.allCases {
            lines.line("customField") { line in
                line.text("guid", field.rawValue)
                line.text("name", field.name)
            }
        }
        for publisher in publishers {
            lines.line("publisher") { line in
                line.text("guid", publisher.guid)
                line.text("title", publisher.title)
            }
        }
        for entity in entities {
            lines.line("entity") { line in
                line.text("guid", entity.guid)
                line.text("name", entity.name)
                line.text("parent", entity.parent)
            }
        }
        for group in smartGroups {
            lines.line("smartGroup") { line in
                line.text("guid", group.guid)
                line.text("name", group.name)
            }
        }
        writePeopleAndPlaces(to: &lines)
    }

    private func writePeopleAndPlaces(to lines: inout JSONLines) {
        for person in staff {
            lines.line("staff") { line in
                line.text("guid", "staff-\(person.login)")
                line.text("login", person.login)
                line.text("name", person.name)
                line.text("firstname", person.firstname)
                line.text("email", person.email)
            }
        }
        for location in locations {
            lines.line("location") { line in
                line.text("guid", location.guid)
                line.text("label", location.label)
            }
        }
        for room in rooms {
            lines.line("room") { line in
                line.text("guid", room.guid)
                line.text("title", room.title)
                line.text("description", room.description)
                line.number("capacity", room.capacity)
                line.text("kind", room.isVirtual ? "Virtual" : "Standard")
                line.text("location", room.location)
                line.text("equipments", room.equipments)
            }
        }
    }
}
