// Starts GraphiQL at the address that the page was opened at. ?person=SLUG, as the links of /demo have it, signs in by header.
const person = new URLSearchParams(location.search).get("person");

const firstQuery = `# Ctrl-Enter runs this. The book at the top left
# opens the documentation.
{
  projects(first: 5) {
    totalCount
    edges {
      node {
        slug
        title { value language }
        agency { name { value } }
      }
    }
  }
}
`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: location.pathname }),
    defaultQuery: firstQuery,
    ...(person ? { initialHeaders: JSON.stringify({ "Collab-Person": person }, null, 2) } : {}),
    defaultEditorToolsVisibility: person ? "headers" : undefined,
    shouldPersistHeaders: false,
  }),
);
