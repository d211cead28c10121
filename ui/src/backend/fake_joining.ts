import type { Verb } from "../generated/Verb";
import type { AppError } from "../generated/AppError";
import type { Commands } from "../generated/commands";
import type { DoneView } from "../generated/DoneView";
import type { StatusView } from "../generated/StatusView";
import { usernameProblem } from "../lib/username";
import type { FakePerson } from "./fake_people";

type Firm = {
  readonly name: string;
  readonly find: (id: string) => FakePerson;
  readonly stand: (verb: Verb, users: readonly string[], status: StatusView) => DoneView;
  readonly did: (verb: Verb, what: string) => DoneView;
  readonly fail: (error: AppError) => never;
};
type Names = "joining" | "join" | "terms" | "change_terms";

/** Somebody joins, and the firm writes its terms. The code of every mail is K7QM-3XFD. */
export function fakeJoining({ name, find, stand, did, fail }: Firm): {
  [Name in Names]: (request: Commands[Name][0]) => Commands[Name][1];
} {
  let text = "";
  let since: number | null = null;
  const taken = ["rbrown1"];
  return {
    joining: ({ id }) => ({
      firm: name,
      inviter: "Anna Whitmore",
      given: find(id).given,
      terms: text,
      termsSince: since,
    }),
    join: ({ id, code, username, ownTerms, firmTerms }) => {
      const problem = usernameProblem(username);
      if (problem !== undefined) return fail({ code: "field", field: "username", problem });
      if (!ownTerms) return fail({ code: "field", field: "terms", problem: "terms" });
      if (code !== "K7QM-3XFD") return fail({ code: "wrongCode", left: 4 });
      const key = username.trim().toLowerCase();
      if (taken.includes(key)) return fail({ code: "refused", refusal: { code: "usernameTaken" } });
      if (firmTerms !== since) return fail({ code: "refused", refusal: { code: "termsChanged" } });
      taken.push(key);
      return stand("joinHere", [id], "active");
    },
    terms: () => ({ text, since, max: 20000, canChange: true }),
    change_terms: (request) => {
      text = request.text.trim();
      since = text === "" ? null : Date.now() * 1000;
      return did("changeTerms", "");
    },
  };
}
