import type { KindView } from "../../generated/KindView";
import type { Route } from "../../shell/router.svelte";

/** Where somebody is shown who is not among the reader's contacts. */
export const ownPage = ({ id, kind }: { readonly id: string; readonly kind: KindView }): Route => ({
  screen: kind === "client" || kind === "partner" ? "clients" : "staff",
  id,
});
