import type { Listed } from "../generated/Listed";
import { plural } from "../lib/format";

type Forms = { readonly one: string; readonly other: string };

/** A sentence for each kind of file, with how many of what it lists. */
export function forListed(
  nouns: Readonly<Record<Listed, Forms>>,
  say: (counted: string, count: number, listed: Listed) => string,
): Record<Listed, (count: number) => string> {
  const of = (listed: Listed) => (count: number) => say(plural(count, nouns[listed]), count, listed);
  return { clients: of("clients"), staff: of("staff"), teams: of("teams"), members: of("members") };
}
