import type { AtHandView } from "../generated/AtHandView";
import type { Commands } from "../generated/commands";
import type { PersonRow } from "../generated/PersonRow";

type Handlers = {
  [Name in "at_hand" | "pin" | "opened"]: (request: Commands[Name][0]) => Commands[Name][1];
};

/** Whom the reader keeps at hand, as long as the page lasts. */
export function fakeAtHand(rowOf: (id: string) => PersonRow | undefined): Handlers {
  let pinned: string[] = [];
  let opened: string[] = [];
  const rows = (ids: readonly string[]): AtHandView["pinned"] =>
    ids.flatMap((id) => {
      const person = rowOf(id);
      return person === undefined ? [] : [{ person, isContact: person.status !== "inactive" }];
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
  };
}
