import { usernameProblem } from "../lib/username";
import type { FakeFirm, Handlers } from "./fake_firm";
import { fail } from "./fake_people";

/** Somebody joins, and the firm writes its terms. The code of every mail is K7QM-3XFD. */
export function fakeJoining(firm: FakeFirm) {
  let text = "";
  let since: number | null = null;
  const taken = ["rbrown1"];
  return {
    joining: ({ id }) => ({
      firm: firm.session.firmName,
      inviter: "Anna Whitmore",
      given: firm.find(id).given,
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
      return firm.stand("joinHere", [id], "active");
    },
    terms: () => ({ text, since, max: 20000, canChange: true }),
    change_terms: (request) => {
      text = request.text.trim();
      since = text === "" ? null : Date.now() * 1000;
      return firm.did("changeTerms", "");
    },
  } satisfies Partial<Handlers>;
}
