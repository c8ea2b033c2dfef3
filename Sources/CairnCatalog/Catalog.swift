/// Everything that a job can ask for, as values.
public enum Catalog {
    /// The exports that there are: trackings, audits, trainings and sessions, contents, learners, events, awards.
    public static let providers: [Provider] = [
        trackingLogProvider, trackingProvider, activityProvider, instructorLedTrainingActivityProvider,
        consolidatedTrackingProvider,
        trainingAuditMetadataProvider, trainingAuditContentProvider, sessionAuditMetadataProvider,
        trainingCourseMetadataProvider, trainingSessionMetadataProvider,
        learningObjectMetadataProvider, learningObjectVersionMetadataProvider,
        platformCandidatesProvider, platformCandidatesAccessProvider,
        eventSessionMetadataProvider, eventTrainingMetadataProvider, eventLearnerMetadataProvider,
        consolidatedGamificationBadgesProvider, consolidatedGamificationEventsProvider,
    ]

    /// The imports that there are.
    public static let importActions: [ImportAction] = [
        createOrUpdateEntityAction, createOrUpdateLearnerAction, createOrUpdateTrainingCourseAction,
        createOrUpdateSessionAction, registerLearnerAction, createOrUpdateInterventionAction,
        createOrUpdateConsolidatedTrackingAction,
    ]

    /// The settings of `fileExportAction`.
    public static let fileActionSettings: [Parameter] = fileActionParameters

    /// The settings of `fileSystemSourceProvider`.
    public static let fileSourceSettings: [Parameter] = fileSourceParameters

    /// The settings of an import as a whole.
    public static let importSettings: [Parameter] = importParameters

    /// What an import may do after its last file, in the order in which it must stand in jobs.
    public static let consolidators: [Consolidator] = importConsolidators

    /// The provider of that name, letter case ignored.
    public static func provider(named name: String) -> Provider? { providers.named(name) }

    /// The import action of that name, letter case ignored.
    public static func importAction(named name: String) -> ImportAction? { importActions.named(name) }
}

extension Provider {
    /// The column of that name or alias, letter case ignored, and the alias if it was one.
    public func column(named spelling: String) -> (column: Column, alias: Alias?)? {
        if let column = columns.named(spelling) { return (column, nil) }
        guard let alias = Catalog.columnAliases.named(spelling),
            let column = columns.named(alias.meant)
        else { return nil }
        return (column, alias)
    }

    /// The parameter of that name or alias, letter case ignored, and the alias if it was one.
    public func parameter(named spelling: String) -> (parameter: Parameter, alias: Alias?)? {
        if let parameter = parameters.named(spelling) { return (parameter, nil) }
        guard let alias = Catalog.parameterAliases.named(spelling),
            let parameter = parameters.named(alias.meant)
        else { return nil }
        return (parameter, alias)
    }

    /// The provider as a job's settings make it: with `includeSubEntities`, its `entityIds` looks further down.
    public func adapted(to values: [String: ParameterValue]) -> Provider {
        guard values["includeSubEntities"]?.isYes == true else { return self }
        var adapted = self
        adapted.parameters = parameters.map {
            $0.name == entityIdsWithSubEntities.name ? entityIdsWithSubEntities : $0
        }
        return adapted
    }
}
