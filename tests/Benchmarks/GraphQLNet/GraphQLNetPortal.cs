using GraphQL;
using GraphQL.Types;
using static Benchmarks.GraphQL.Portal;

namespace Benchmarks.GraphQLNet;

/// <summary>The schema of the comparison, code first, with typed resolvers that need no reflection at run time.</summary>
sealed class GraphQLNetPortal : Schema
{
    public GraphQLNetPortal() => Query = new QueryType();

    sealed class QueryType : ObjectGraphType
    {
        static readonly Dictionary<string, Project> BySlug = Projects.ToDictionary(project => project.Slug);

        public QueryType()
        {
            Name = "Query";
            Field<ProjectType, Project>("project")
                .Argument<NonNullGraphType<StringGraphType>>("slug")
                .Resolve(context => BySlug.GetValueOrDefault(context.GetArgument<string>("slug")));
            Field<NonNullGraphType<ProjectPageType>, ProjectPage>("projects")
                .Argument<NonNullGraphType<IntGraphType>>("first")
                .Resolve(context => First(context.GetArgument<int>("first")));
        }

        static ProjectPage First(int count) => new(
            count < Projects.Count ? [.. Projects.Take(count)] : Projects,
            Projects.Count,
            new PageInfo(count < Projects.Count, Projects[Math.Min(count, Projects.Count) - 1].Id));
    }

    sealed class ProjectPageType : ObjectGraphType<ProjectPage>
    {
        public ProjectPageType()
        {
            Name = "ProjectPage";
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<ProjectType>>>, IReadOnlyList<Project>>("nodes").Resolve(context => context.Source.Nodes);
            Field<NonNullGraphType<IntGraphType>, int>("totalCount").Resolve(context => context.Source.TotalCount);
            Field<NonNullGraphType<PageInfoType>, PageInfo>("pageInfo").Resolve(context => context.Source.PageInfo);
        }
    }

    sealed class PageInfoType : ObjectGraphType<PageInfo>
    {
        public PageInfoType()
        {
            Name = "PageInfo";
            Field<NonNullGraphType<BooleanGraphType>, bool>("hasNextPage").Resolve(context => context.Source.HasNextPage);
            Field<StringGraphType, string>("endCursor").Resolve(context => context.Source.EndCursor);
        }
    }

    sealed class ProjectType : ObjectGraphType<Project>
    {
        public ProjectType()
        {
            Name = "Project";
            Field<NonNullGraphType<IdGraphType>, string>("id").Resolve(context => context.Source.Id);
            Field<NonNullGraphType<StringGraphType>, string>("slug").Resolve(context => context.Source.Slug);
            Field<NonNullGraphType<EnumerationGraphType<Phase>>, Phase>("phase").Resolve(context => context.Source.Phase);
            Field<NonNullGraphType<DateTimeOffsetGraphType>, DateTimeOffset>("createdAt").Resolve(context => context.Source.CreatedAt);
            Field<NonNullGraphType<BooleanGraphType>, bool>("openForVisitors").Resolve(context => context.Source.OpenForVisitors);
            Field<FloatGraphType, double?>("score").Resolve(context => context.Source.Score);
            Field<NonNullGraphType<TextType>, Text>("title").Argument<EnumerationGraphType<Language>>("language").Resolve(context => context.Source.Title);
            Field<TextType, Text>("challenge").Argument<EnumerationGraphType<Language>>("language").Resolve(context => context.Source.Challenge);
            Field<NonNullGraphType<AgencyType>, Agency>("agency").Resolve(context => context.Source.Agency);
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<MemberType>>>, IReadOnlyList<Member>>("team").Resolve(context => context.Source.Team);
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<GoalType>>>, IReadOnlyList<Goal>>("goals").Resolve(context => context.Source.Goals);
        }
    }

    sealed class TextType : ObjectGraphType<Text>
    {
        public TextType()
        {
            Name = "Text";
            Field<NonNullGraphType<StringGraphType>, string>("value").Resolve(context => context.Source.Value);
            Field<NonNullGraphType<EnumerationGraphType<Language>>, Language>("language").Resolve(context => context.Source.Language);
            Field<NonNullGraphType<BooleanGraphType>, bool>("original").Resolve(context => context.Source.Original);
        }
    }

    sealed class AgencyType : ObjectGraphType<Agency>
    {
        public AgencyType()
        {
            Name = "Agency";
            Field<NonNullGraphType<IdGraphType>, string>("id").Resolve(context => context.Source.Id);
            Field<NonNullGraphType<StringGraphType>, string>("slug").Resolve(context => context.Source.Slug);
            Field<NonNullGraphType<TextType>, Text>("name").Argument<EnumerationGraphType<Language>>("language").Resolve(context => context.Source.Name);
            Field<UriGraphType, Uri>("homePage").Resolve(context => context.Source.HomePage);
        }
    }

    sealed class PersonType : ObjectGraphType<Person>
    {
        public PersonType()
        {
            Name = "Person";
            Field<NonNullGraphType<IdGraphType>, string>("id").Resolve(context => context.Source.Id);
            Field<NonNullGraphType<StringGraphType>, string>("name").Resolve(context => context.Source.Name);
            Field<NonNullGraphType<AgencyType>, Agency>("agency").Resolve(context => context.Source.Agency);
        }
    }

    sealed class MemberType : ObjectGraphType<Member>
    {
        public MemberType()
        {
            Name = "Member";
            Field<NonNullGraphType<EnumerationGraphType<Role>>, Role>("role").Resolve(context => context.Source.Role);
            Field<NonNullGraphType<DateTimeOffsetGraphType>, DateTimeOffset>("since").Resolve(context => context.Source.Since);
            Field<NonNullGraphType<BooleanGraphType>, bool>("isFacilitator").Resolve(context => context.Source.IsFacilitator);
            Field<NonNullGraphType<PersonType>, Person>("person").Resolve(context => context.Source.Person);
        }
    }

    sealed class GoalType : ObjectGraphType<Goal>
    {
        public GoalType()
        {
            Name = "Goal";
            Field<NonNullGraphType<IdGraphType>, string>("id").Resolve(context => context.Source.Id);
            Field<NonNullGraphType<EnumerationGraphType<GoalStatus>>, GoalStatus>("status").Resolve(context => context.Source.Status);
            Field<NonNullGraphType<TextType>, Text>("wording").Argument<EnumerationGraphType<Language>>("language").Resolve(context => context.Source.Wording);
            Field<NonNullGraphType<ListGraphType<NonNullGraphType<RevisionType>>>, IReadOnlyList<Revision>>("revisions").Resolve(context => context.Source.Revisions);
        }
    }

    sealed class RevisionType : ObjectGraphType<Revision>
    {
        public RevisionType()
        {
            Name = "Revision";
            Field<NonNullGraphType<IntGraphType>, int>("number").Resolve(context => context.Source.Number);
            Field<NonNullGraphType<EnumerationGraphType<RevisionKind>>, RevisionKind>("kind").Resolve(context => context.Source.Kind);
            Field<NonNullGraphType<DateTimeOffsetGraphType>, DateTimeOffset>("at").Resolve(context => context.Source.At);
            Field<NonNullGraphType<TextType>, Text>("reason").Argument<EnumerationGraphType<Language>>("language").Resolve(context => context.Source.Reason);
            Field<NonNullGraphType<PersonType>, Person>("decidedBy").Resolve(context => context.Source.DecidedBy);
        }
    }
}
