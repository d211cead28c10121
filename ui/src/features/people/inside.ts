import type { PersonView } from "../../generated/PersonView";
import type { App } from "../../shell/app.svelte";
import { findPerson } from "./records";

/** Keys of the teams or client groups a single person is in already; of several people nothing is said. */
export async function inside(
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
