import type { PersonView } from "../../generated/PersonView";
import type { App } from "../../shell/app.svelte";
import { findPerson } from "./records";

/** Ids of the teams or client groups that a single person is in; none for several people. */
export async function memberships(
  app: App,
  what: "teams" | "groups",
  users: () => Promise<readonly string[]>,
  count: number,
): Promise<readonly string[]> {
  if (count !== 1) return [];
  const [id] = await users();
  const person: Pick<PersonView, "teams" | "groups"> | undefined =
    id === undefined ? undefined : await findPerson(app, id);
  return person?.[what].map((place) => place.id) ?? [];
}
