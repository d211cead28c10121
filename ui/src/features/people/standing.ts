import type { DoneView } from "../../generated/DoneView";
import type { StatusView } from "../../generated/StatusView";
import type { IconName } from "../../lib/icon_names";
import type { App } from "../../shell/app.svelte";

/** Acts on where people stand. */
export type Act = "suspend" | "unsuspend" | "deactivate" | "restore" | "freeEmail" | "revoke" | "erase";
/** Acts that are asked about first; ending a suspension takes nothing away. */
export type AskedAct = Exclude<Act, "unsuspend">;

/** People an act is about, and what they are called in its title. */
export type Whom = { readonly users: () => Promise<readonly string[]>; readonly name: string };

/** What can be done with somebody in this state. */
export function actsFor(status: StatusView): readonly Act[] {
  switch (status) {
    case "quiet":
      return ["deactivate", "erase"];
    case "active":
      return ["suspend", "deactivate"];
    case "suspended":
      return ["unsuspend", "deactivate"];
    case "inactive":
      return ["restore", "freeEmail", "erase"];
    case "pending":
      return ["revoke"];
  }
}

/** The picture of each act. */
export const actIcons: Record<Act, IconName> = {
  suspend: "pause",
  unsuspend: "okc",
  deactivate: "logout",
  restore: "undo",
  freeEmail: "mailx",
  revoke: "undo",
  erase: "x",
};

/** Acts before which a word is typed, and what asks whether they would be refused. */
export const askedWord = { deactivate: "may_deactivate", erase: "may_erase" } as const;

export type Question = (typeof askedWord)[keyof typeof askedWord];

/** Whether a word is typed before this act. */
export const needsWord = (act: AskedAct): act is keyof typeof askedWord => act in askedWord;

/** Checks whether an act would be allowed. Rejects with the refusal if not. */
export async function checkAct(app: App, question: Question, whom: Whom): Promise<void> {
  await app.backend.call(question, { users: [...(await whom.users())] });
}

/** Carries out an act that was asked about. */
export async function carryOut(
  app: App,
  act: AskedAct,
  users: string[],
  answer: { readonly confirm: string; readonly uncovering: boolean },
): Promise<DoneView> {
  switch (act) {
    case "suspend":
      return app.backend.call("suspend", { users, uncovering: answer.uncovering });
    case "deactivate":
      return app.backend.call("deactivate", { users, confirm: answer.confirm });
    case "erase":
      return app.backend.call("erase", { users, confirm: answer.confirm });
    case "restore":
      return app.backend.call("restore", { users });
    case "revoke":
      return app.backend.call("revoke", { users });
    case "freeEmail":
      return app.backend.call("free_email", { id: users[0] ?? "" });
  }
}
