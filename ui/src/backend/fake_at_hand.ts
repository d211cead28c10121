import type { AtHandView } from "../generated/AtHandView";
import type { FakeFirm, Handlers } from "./fake_firm";

/** Whom the reader keeps at hand, as long as the page lasts. */
export function fakeAtHand(firm: FakeFirm) {
  let pinned: string[] = [];
  let opened: string[] = [];
  const rows = (ids: readonly string[]): AtHandView["pinned"] =>
    ids.flatMap((id) => {
      const person = firm.people.find((one) => one.id === id);
      return person === undefined ? [] : [{ person: firm.row(person), isContact: person.status !== "inactive" }];
    });
  const view = (): AtHandView => ({
    pinned: rows(pinned),
    recent: rows(opened.filter((id) => !pinned.includes(id)).slice(0, 8)),
  });
  return {
    at_hand: view,
    pin: ({ id, pinned: isPinned }) => {
      pinned = pinned.filter((other) => other !== id);
      if (isPinned) pinned.push(id);
      return view();
    },
    opened: ({ id }) => {
      opened = [id, ...opened.filter((other) => other !== id)];
      return view();
    },
  } satisfies Partial<Handlers>;
}
