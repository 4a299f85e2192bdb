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

/** Signs in as a person of the example network, and opens the front page as them. */
export async function signInAs(slug: string): Promise<void> {
  const response = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ slug }) });
  if (!response.ok) {
    throw new Error(`${response.status}`);
  }
  await response.text();
  location.assign(`${prefix}/`);
}

/** Ends the session. Texts that were being written belong to the person, and leave this browser with them. */
export async function signOut(): Promise<void> {
  const response = await fetch(address, { method: 'DELETE' });
  await response.text();
  sessionStorage.clear();
  location.assign(`${prefix}/`);
}
