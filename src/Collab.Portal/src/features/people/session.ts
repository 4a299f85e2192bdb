import { prefix } from '../../settings';

const address = `${prefix}/session`;

/** A person of the example network that one may sign in as. */
export interface DemoPerson {
  slug: string;
  name: string;
  agencies: string[];
  roles: string[];
  teams: string[];
  rights: string[];
}

export async function demoPeople(language: string): Promise<DemoPerson[]> {
  const response = await fetch(`${address}/people?lang=${language}`);
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  return (await response.json()) as DemoPerson[];
}

const returnParameter = 'return';

/** The page of sign-ins, which leads back to a page afterwards. */
export const signInPath = (page: string) => (page === '/' ? '/sign-in' : `/sign-in?${returnParameter}=${encodeURIComponent(page)}`);

/** Where to go after signing in: a page of this portal, whatever the address says. */
export function pageAfterSignIn(): string {
  const page = new URLSearchParams(location.search).get(returnParameter) ?? '/';
  return /^\/(?![/\\])/.test(page) ? page : '/';
}

/** The address that begins a sign-in at an identity provider. */
export const issuerAddress = (address: string) => `${prefix}${address}?${returnParameter}=${encodeURIComponent(pageAfterSignIn())}`;

/** Signs in as a person of the example network, and goes on as them. */
export async function signInAs(slug: string): Promise<void> {
  const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ slug }) });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  await response.text();
  location.assign(`${prefix}${pageAfterSignIn()}`);
}

/** Ends the session, here and at the identity provider. Texts that were being written belong to the person, and leave this browser with them. */
export async function signOut(): Promise<void> {
  const response = await fetch(address, { method: 'DELETE' });
  const { address: provider } = (await response.json()) as { address: string | null };
  sessionStorage.clear();
  location.assign(provider ?? `${prefix}/`);
}
