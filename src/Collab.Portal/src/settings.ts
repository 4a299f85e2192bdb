/** What the gateway tells this page (Portal/PortalPage.cs). */
interface Settings {
  /** The path below which this server is exposed, without a slash at its end. */
  prefix: string;
  /** Whether one may sign in as any person of the example network. */
  demo: boolean;
  /** The id of who is signed in; null for a visitor. */
  person: string | null;
  /** Where people of agencies sign in. */
  issuers: { name: string; address: string }[];
  /** Sent with each request of somebody who is signed in; null for a visitor. */
  antiforgery: string | null;
  /** Whether the developers' tool at /graphql is served. */
  graphiQL: boolean;
  /** Whether the schema is served as text. */
  schema: boolean;
}

export const settings = JSON.parse(document.querySelector<HTMLMetaElement>('meta[name=collab-settings]')!.content) as Settings;

export const { prefix } = settings;

export const isSignedIn = settings.person !== null;

/** Whether there is any way to sign in. */
export const canSignIn = settings.demo || settings.issuers.length > 0;
