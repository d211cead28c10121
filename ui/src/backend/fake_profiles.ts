import type { KindView } from "../generated/KindView";
import type { FakeFirm, Handlers } from "./fake_firm";
import { byName, fail, nameOf, PIXEL, takeEdit, type FakePerson } from "./fake_people";

/** People are added and changed, and have pictures. */
export function fakeProfiles(firm: FakeFirm) {
  return {
    add_person: (request) => {
      const isStaff = request.kind !== "client" && request.kind !== "partner";
      if (isStaff && request.email === "") return fail({ code: "field", field: "email", problem: "empty" });
      if (request.email === "" && request.phone === "")
        return fail({ code: "refused", refusal: { code: "contactMissing" } });
      const taken = firm.people.find((entry) => request.email !== "" && entry.email === request.email);
      if (taken !== undefined) {
        const name = nameOf(taken);
        return fail({
          code: "refused",
          refusal: { code: "emailTaken", by: { id: taken.id, name }, status: taken.status },
        });
      }
      const id = firm.id("p-new");
      const { book, ...rest } = request;
      if (book !== null) {
        const team = { id: firm.id("team-new"), name: book.name, identifier: "", description: "" };
        if (!book.members.includes(firm.session.user))
          return fail({ code: "refused", refusal: { code: "noActiveStaff", team } });
        firm.teams.push({ ...team, isDefault: false, shared: false, leads: [] });
        for (const member of book.members) firm.find(member).teams.push(team.id);
        rest.teams.push(team.id);
      }
      firm.people.push({
        ...rest,
        id,
        kind: request.kind as KindView,
        status: request.arrival === "present" ? "active" : request.arrival === "invited" ? "pending" : "quiet",
        teams: request.teams.length > 0 ? request.teams : ["team-0"],
        import: null,
      });
      firm.people.sort(byName);
      return firm.did(isStaff ? "addStaff" : "addClient", `${request.given} ${request.family}`, id);
    },
    edit_profile: (request) => {
      const entry = firm.find(request.id);
      for (const { field, text } of request.before) {
        const now = field === "role" ? entry.kind : String(entry[field as keyof FakePerson] ?? "");
        if (now !== text)
          return fail({ code: "refused", refusal: { code: "conflict", field, base: text, theirs: now } });
      }
      if (request.email !== null && !request.email.includes("@"))
        return fail({ code: "field", field: "email", problem: "email" });
      takeEdit(entry, request);
      firm.people.sort(byName);
      return firm.did("editProfile", nameOf(entry));
    },
    pictures: () => [],
    look_at_picture: () => ({ data: PIXEL, width: 400, height: 300 }),
    set_picture: ({ id }) => firm.did("setPicture", firm.find(id).given),
    remove_picture: ({ id }) => firm.did("removePicture", firm.find(id).given),
  } satisfies Partial<Handlers>;
}
