import type { KindView } from "../../generated/KindView";
import type { Route } from "../../shell/router.svelte";

type WithKind = { readonly kind: KindView };

/** Whether a person is on the client side. Partners are, too. */
export const isClient = ({ kind }: WithKind): boolean => kind === "client" || kind === "partner";

/** The screen that lists people of this kind. */
export const screenOf = (person: WithKind): "clients" | "staff" => (isClient(person) ? "clients" : "staff");

/** A person's page, which administrators see. */
export const ownPage = (person: WithKind & { readonly id: string }): Route => ({
  screen: screenOf(person),
  id: person.id,
});
