import type { LetterView } from "../../generated/LetterView";
import type { App } from "../../shell/app.svelte";

/** The mail that invites somebody, with these words of the inviter in it. */
export function invitationLetter(app: App, given: string, staff: boolean, message: string): Promise<LetterView> {
  return app.backend.call("letter", { occasion: "invitation", given, staff, message });
}
