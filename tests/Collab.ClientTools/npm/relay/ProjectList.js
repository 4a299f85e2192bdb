// What a portal's components ask for with Relay: a list that loads more, and a thing that is fetched again by its id.
import { graphql } from 'relay-runtime';

export const query = graphql`
  query ProjectListQuery($slug: String!, $language: Language) {
    ...ProjectList_projects
    project(slug: $slug) {
      ...ProjectList_goals
      ...ProjectList_head @arguments(language: $language)
    }
  }
`;

export const projects = graphql`
  fragment ProjectList_projects on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 2 }, after: { type: "Cursor" })
  @refetchable(queryName: "ProjectListProjectsQuery") {
    projects(first: $count, after: $after, orderBy: RECENTLY_CHANGED) @connection(key: "ProjectList_projects") {
      totalCount
      edges {
        node {
          id
          ...ProjectList_head
        }
      }
    }
  }
`;

export const goals = graphql`
  fragment ProjectList_goals on Project
  @argumentDefinitions(count: { type: "Int", defaultValue: 1 }, after: { type: "Cursor" })
  @refetchable(queryName: "ProjectListGoalsQuery") {
    goals(first: $count, after: $after) @connection(key: "ProjectList_goals") {
      edges {
        node {
          title {
            value
          }
        }
      }
    }
  }
`;

export const head = graphql`
  fragment ProjectList_head on Project @argumentDefinitions(language: { type: "Language" }) @refetchable(queryName: "ProjectListHeadQuery") {
    slug
    title(language: $language) {
      value
    }
  }
`;

export const start = graphql`
  mutation ProjectListStartGoalMutation($input: StartGoalInput!, $connections: [ID!]!) {
    startGoal(input: $input) {
      goal @appendNode(connections: $connections, edgeTypeName: "GoalEdge") {
        id
        title {
          value
        }
      }
      errors {
        code
        message
      }
    }
  }
`;
