// Starts GraphiQL at the address that the page was opened at. ?person=SLUG, as the links of /demo have it, signs in by header.
const person = new URLSearchParams(location.search).get("person");

const firstQuery = `# Ctrl-Enter runs this. The book at the left
# opens the documentation.
{
  projects(first: 5) {
    totalCount
    nodes {
      slug
      title { value language }
      owner { name { value } }
      phase
    }
  }
}
`;

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: fetcherFor(location.pathname),
    defaultQuery: firstQuery,
    ...(person ? { headers: JSON.stringify({ "Collab-Person": person }, null, 2), defaultEditorToolsVisibility: "headers" } : {}),
    shouldPersistHeaders: false,
  }),
);
