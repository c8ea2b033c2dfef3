internal import CairnCatalog
internal import CairnModel

/// The texts of values of which there are a few, as the job writes them.
struct ChoiceTexts {
    private let statuses: [String: String]
    private let trainingStatuses: [String: String]
    private let connections: [String: String]

    init(_ parameters: [String: ParameterValue]) {
        statuses = parameters["statusFormat"]?.asTexts ?? [:]
        trainingStatuses = parameters["trainingStatusFormat"]?.asTexts ?? [:]
        connections = parameters["connectionStatusFormat"]?.asTexts ?? [:]
    }

    /// By the number that the figure holds; nil for figures that are no such numbers.
    func texts(of fact: Fact) -> [String]? {
        switch fact {
        case .status: ProgressStatus.allCases.map { statuses[$0.formatName] ?? $0.text }
        case .progressStatus: ActivityStatus.allCases.map(\.text)
        case .attendance: AttendanceStatus.allCases.map(\.rawValue)
        case .success: [connections["failure"] ?? "0", connections["success"] ?? "1"]
        case .deltaAction: DeltaAction.allCases.map(\.text)
        default: nil
        }
    }

    /// - Parameter code: `C`, `P` or `A`.
    func trainingStatus(_ code: String) -> String {
        TrainingStatus(rawValue: code).flatMap { trainingStatuses[$0.formatName] } ?? code
    }
}

extension ProgressStatus {
    /// The name of its element in `statusFormat`.
    fileprivate var formatName: String {
        switch self {
        case .notAttempted: "notAttempted"
        case .incomplete: "incomplete"
        case .completed: "completed"
        }
    }
}

extension TrainingStatus {
    /// The name of its element in `trainingStatusFormat`.
    fileprivate var formatName: String {
        switch self {
        case .underConstruction: "underConstruction"
        case .published: "published"
        case .archived: "archived"
        }
    }
}
