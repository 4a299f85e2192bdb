using System.Text;
using System.Text.Json;

namespace Benchmarks.GraphQL;

/// <summary>A query of the portal.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Document">The document.</param>
/// <param name="Variables">The variables, as JSON.</param>
sealed record PortalQuery(string Name, string Document, string Variables)
{
    /// <summary>About 150 fields, 4 KB.</summary>
    public static readonly PortalQuery Page = new(
        "project page",
        """
        query ProjectPage($slug: String!, $language: Language) {
          project(slug: $slug) {
            id slug phase createdAt openForVisitors score
            title(language: $language) { value language original }
            challenge(language: $language) { value language original }
            agency { id name(language: $language) { value } homePage }
            team { role since isFacilitator person { id name agency { id slug } } }
            goals {
              id status
              wording(language: $language) { value language }
              revisions { number kind at reason(language: $language) { value } decidedBy { id name } }
            }
          }
        }
        """,
        """{"slug":"smoother-moves-0","language":"FI"}""");

    /// <summary>50 projects with their teams, 50 KB.</summary>
    public static readonly PortalQuery List = new(
        "list of 50 projects",
        """
        query ProjectList($first: Int!, $language: Language) {
          projects(first: $first) {
            totalCount
            pageInfo { hasNextPage endCursor }
            nodes {
              id slug phase createdAt
              title(language: $language) { value language original }
              agency { slug name(language: $language) { value } }
              team { role since isFacilitator person { id name agency { slug } } }
            }
          }
        }
        """,
        """{"first":50,"language":"FI"}""");

    /// <summary>A document of 100 lines, a field or a brace on each, with fragments.</summary>
    public static readonly PortalQuery Long = new(
        "document of 100 lines",
        """
        query ProjectPage(
          $slug: String!
          $language: Language
        ) {
          project(slug: $slug) {
            id
            slug
            phase
            createdAt
            openForVisitors
            score
            title(language: $language) {
              ...text
            }
            challenge(language: $language) {
              ...text
            }
            agency {
              ...agency
            }
            team {
              ...member
            }
            goals {
              ...goal
            }
          }
          projects(first: 3) {
            totalCount
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              id
              slug
              phase
              createdAt
              openForVisitors
              title(language: $language) {
                ...text
              }
              agency {
                ...agency
              }
            }
          }
        }

        fragment text on Text {
          value
          language
          original
        }

        fragment agency on Agency {
          id
          slug
          homePage
          name(language: $language) {
            ...text
          }
        }

        fragment person on Person {
          id
          name
          agency {
            ...agency
          }
        }

        fragment member on Member {
          role
          since
          isFacilitator
          person {
            ...person
          }
        }

        fragment goal on Goal {
          id
          status
          wording(language: $language) {
            ...text
          }
          revisions {
            number
            kind
            at
            reason(language: $language) {
              ...text
            }
            decidedBy {
              id
              name
            }
          }
        }
        """,
        Page.Variables);

    /// <summary>The body of its POST.</summary>
    public string Body => JsonSerializer.Serialize(new { query = Document, variables = JsonSerializer.Deserialize<JsonElement>(Variables) });

    public byte[] VariablesUtf8 { get; } = Encoding.UTF8.GetBytes(Variables);
}
