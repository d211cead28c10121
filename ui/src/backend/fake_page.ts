import { fakeBackend, type FakeBackend } from "./fake";

/** The pretend backend of `vite --mode fake`, set up by the address: `?open`, `?people=0`, `?reader`, `?attached`, `?locked`. */
export function fakePage(): FakeBackend {
  const query = new URLSearchParams(location.search);
  const people = query.get("people");
  const backend = fakeBackend({
    open: query.has("open"),
    admin: !query.has("reader"),
    attached: query.has("attached"),
    keyring: !query.has("nokeyring"),
    ...(people === null ? {} : { people: Number(people) }),
    ...(query.has("locked") ? { firms: [{ file: "Harcourt & Lane", unlocked: false, hasPassphrase: true }] } : {}),
    ...(query.has("slow") ? { delay: Number(query.get("slow")) } : {}),
  });
  Object.assign(globalThis, { fake: backend });
  return backend;
}
