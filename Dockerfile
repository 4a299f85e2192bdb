# The gateway without an embedded database. docs/deploy.md tells how it is built and run.
#   docker build -t collab .

FROM docker.io/library/node:22-slim AS npm
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
# GraphiQL's files; the embedded PostgreSQL is an optional package.
RUN npm ci --omit=optional --ignore-scripts

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
WORKDIR /source
COPY Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig ./
COPY src src
RUN dotnet restore src/Collab.Gateway/Collab.Gateway.csproj -p:EmbeddedPostgres=false --locked-mode
COPY --from=npm /source/node_modules node_modules
# ./test has run the analyzers. No compiler may stay behind: engines without process namespaces would wait for it.
RUN dotnet publish src/Collab.Gateway/Collab.Gateway.csproj -c Release -p:EmbeddedPostgres=false -p:UseAppHost=false -p:DebugType=none -p:RunAnalyzers=false \
    -p:GenerateDocumentationFile=false -p:UseSharedCompilation=false -nodeReuse:false --no-restore -o /app
RUN dotnet /app/Collab.Gateway.dll schema > /schema.graphql

FROM docker.io/library/node:22-slim AS portal
WORKDIR /source/src/Collab.Portal
COPY src/Collab.Portal/package.json src/Collab.Portal/package-lock.json src/Collab.Portal/.npmrc ./
RUN npm ci --ignore-scripts
COPY src/Collab.Portal .
COPY --from=build /schema.graphql /schema.graphql
RUN COLLAB_SCHEMA=/schema.graphql COLLAB_PORTAL=/portal npm run --silent build

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
COPY --from=portal /portal portal
# The runtime's diagnostic sockets would be the only files it writes; `-e DOTNET_EnableDiagnostics=1` with a writable /tmp brings them back.
ENV Collab__Listen=0.0.0.0 DOTNET_EnableDiagnostics=0
# The image's own user, by number, so that Kubernetes can see that it is not root.
USER 1654
EXPOSE 5080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["dotnet", "Collab.Gateway.dll", "health"]
ENTRYPOINT ["dotnet", "Collab.Gateway.dll"]
