using Collab.GraphQL.Binding;
using Collab.GraphQL.Execution;
using Collab.Network.Kernel;
using Collab.Network.Kernel.GraphQL;

namespace Collab.Network.Projects;

/// <summary>Binds the mutations of <c>project-mutations.graphql</c>.</summary>
static class ProjectMutationFields
{
    public static void Bind(ResolverMap map)
    {
        map.Payload<Project>("Project", "project");
        map.Input<StartProjectInput>("StartProjectInput");
        map.Mutation.AsyncField("startProject", (InputOf<StartProjectInput> arguments, FieldContext context)
            => Run(context, context.Service<IIdSource>().Next<ProjectId>(), arguments.Input, arguments.Input.ToCommand()));

        Edit<RenameProjectInput>(map, "renameProject");
        Edit<ReviseChallengeInput>(map, "reviseChallenge");
        Edit<DescribeBaselineInput>(map, "describeBaseline");
        Edit<SetProjectHashtagsInput>(map, "setProjectHashtags");
        Edit<SetProjectAudienceInput>(map, "setProjectAudience");
        Edit<MoveProjectToPhaseInput>(map, "moveProjectToPhase");
        Edit<InviteAgencyInput>(map, "inviteAgency");
        Edit<WithdrawAgencyInput>(map, "withdrawAgency");
        Edit<AddTeamMemberInput>(map, "addTeamMember");
        Edit<EditTeamMemberInput>(map, "editTeamMember");
        Edit<RemoveTeamMemberInput>(map, "removeTeamMember");
        Edit<AgreeOnWorkInput>(map, "agreeOnWork");
        Edit<PlanKickOffInput>(map, "planKickOff");
        Edit<UpdateProjectStatusInput>(map, "updateProjectStatus");
        Edit<CloseProjectInput>(map, "closeProject");
        Edit<WriteProjectLessonsInput>(map, "writeProjectLessons");
        Edit<ReopenProjectInput>(map, "reopenProject");
    }

    /// <summary>Binds a mutation of a project that is there; its input type is named as the input's record.</summary>
    static void Edit<TInput>(ResolverMap map, string name)
        where TInput : IProjectInput
    {
        map.Input<TInput>(typeof(TInput).Name);
        map.Mutation.AsyncField(name, (InputOf<TInput> arguments, FieldContext context)
            => Run(context, arguments.Input.Project, arguments.Input, arguments.Input.ToCommand()));
    }

    static ValueTask<Payload<Project>?> Run(FieldContext context, ProjectId id, ICommandInput input, ProjectCommand command)
        => context.Run(input, command, context.Grain<IProjectGrain>(id.Value), (ProjectId subject) => context.Project(subject));
}
