export const screens = [
  "setup",
  "contacts",
  "notices",
  "clients",
  "staff",
  "teams",
  "groups",
  "duplicates",
  "imports",
  "import",
  "viewas",
  "audit",
  "settings",
  "join",
] as const;
export type Screen = (typeof screens)[number];

export type Route = { readonly screen: Screen; readonly id?: string; readonly query?: string };

/** Reads an address such as `#/clients/<id>?import=<id>`; what is no screen is Contacts. */
export function parseRoute(hash: string): Route {
  const [path = "", query] = hash.replace(/^#\/?/, "").split("?");
  const [name, id] = path.split("/");
  const screen = screens.find((known) => known === name) ?? "contacts";
  return {
    screen,
    ...(id === undefined || id === "" ? {} : { id: decodeURIComponent(id) }),
    ...(query === undefined || query === "" ? {} : { query }),
  };
}

/** The address of a screen, for `href`. */
export function address({ screen, id, query }: Route): string {
  return `#/${screen}${id === undefined ? "" : `/${encodeURIComponent(id)}`}${query === undefined ? "" : `?${query}`}`;
}

/** Where the reader is; the address bar's hash keeps it. */
export class Router {
  #route = $state.raw<Route>(parseRoute(location.hash));
  #guard: (go: () => void) => boolean = () => true;

  /** Whether a screen may be left at once; if not, the guard calls `go` once it may. */
  guardedBy(guard: (go: () => void) => boolean): void {
    this.#guard = guard;
  }

  get route(): Route {
    return this.#route;
  }

  /** Follows the address; answers how to stop. */
  listen(): () => void {
    const read = (): void => {
      const route = parseRoute(location.hash);
      if (address(route) === address(this.#route)) return;
      if (this.#mayLeave(route)) this.#route = route;
      else history.pushState(null, "", address(this.#route));
    };
    addEventListener("hashchange", read);
    return () => {
      removeEventListener("hashchange", read);
    };
  }

  go(route: Route): void {
    if (this.#mayLeave(route)) this.#show(route);
  }

  /** Another record or filter of the same screen is not left. */
  #mayLeave(route: Route): boolean {
    if (route.screen === this.#route.screen) return true;
    return this.#guard(() => {
      this.#show(route);
    });
  }

  #show(route: Route): void {
    this.#route = route;
    if (location.hash !== address(route)) history.pushState(null, "", address(route));
  }

  /** Back to where this screen was opened, or to another one if it was the first. */
  back(otherwise: Route): void {
    if (history.length > 1) history.back();
    else this.replace(otherwise);
  }

  /** Shows another record of the same screen without a step to go back over. */
  replace(route: Route): void {
    this.#route = route;
    history.replaceState(null, "", address(route));
  }
}
