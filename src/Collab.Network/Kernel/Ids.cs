namespace Collab.Network.Kernel;

// Every aggregate and part has an id type of its own, so that one cannot be passed for another. All are listed here: aggregates by a UUID of version 7, parts by their
// aggregate and a number in it from 1, never used again. The kind is the type's name without "Id", and the name of the type in the GraphQL schema.

/// <summary>Identifies an agency.</summary>
public readonly record struct AgencyId(Guid Value) : IGuidId<AgencyId>;

/// <summary>Identifies a group of agencies.</summary>
public readonly record struct AgencyGroupId(Guid Value) : IGuidId<AgencyGroupId>;

/// <summary>Identifies a unit within its agency.</summary>
public readonly record struct UnitId(AgencyId Agency, int Number) : IPartId<UnitId, AgencyId>
{
    AgencyId IPartId<UnitId, AgencyId>.Whole => Agency;
}

/// <summary>Identifies a person. The journal knows people by this id alone.</summary>
public readonly record struct PersonId(Guid Value) : IGuidId<PersonId>;

/// <summary>Identifies a development project.</summary>
public readonly record struct ProjectId(Guid Value) : IGuidId<ProjectId>;

/// <summary>Identifies a goal.</summary>
public readonly record struct GoalId(Guid Value) : IGuidId<GoalId>;

/// <summary>Identifies an insight.</summary>
public readonly record struct InsightId(Guid Value) : IGuidId<InsightId>;

/// <summary>Identifies what a person has not shared yet.</summary>
public readonly record struct DraftId(Guid Value) : IGuidId<DraftId>;

/// <summary>Identifies an uncertainty beside a project's goals.</summary>
public readonly record struct UncertaintyId(ProjectId Project, int Number) : IPartId<UncertaintyId, ProjectId>
{
    ProjectId IPartId<UncertaintyId, ProjectId>.Whole => Project;
}

/// <summary>Identifies a parked solution beside a project's goals.</summary>
public readonly record struct ParkedSolutionId(ProjectId Project, int Number) : IPartId<ParkedSolutionId, ProjectId>
{
    ProjectId IPartId<ParkedSolutionId, ProjectId>.Whole => Project;
}

/// <summary>Identifies a key result of a goal.</summary>
public readonly record struct KeyResultId(GoalId Goal, int Number) : IPartId<KeyResultId, GoalId>
{
    GoalId IPartId<KeyResultId, GoalId>.Whole => Goal;
}

/// <summary>Identifies an action of a goal.</summary>
public readonly record struct ActionId(GoalId Goal, int Number) : IPartId<ActionId, GoalId>
{
    GoalId IPartId<ActionId, GoalId>.Whole => Goal;
}

/// <summary>Identifies the description of a process.</summary>
public readonly record struct ProcessDescriptionId(Guid Value) : IGuidId<ProcessDescriptionId>;

/// <summary>Identifies a phase of a described process.</summary>
public readonly record struct PhaseId(ProcessDescriptionId Process, int Number) : IPartId<PhaseId, ProcessDescriptionId>
{
    ProcessDescriptionId IPartId<PhaseId, ProcessDescriptionId>.Whole => Process;
}
