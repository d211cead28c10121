import type { TeamRow } from "../generated/TeamRow";
import type { FakeFirm, Handlers } from "./fake_firm";
import { fail, isClient, nameOf, type FakeTeam } from "./fake_people";

/** Teams of the pretend firm, who is in them, and the way from contact books to teams. */
export function fakeTeamwork(firm: FakeFirm) {
  const row = (team: FakeTeam): TeamRow => {
    const members = firm.inTeam(team.id);
    const staff = members.filter((person) => !isClient(person));
    return {
      ...team,
      activeStaff: staff.filter((person) => person.status === "active").length,
      clients: members.length - staff.length,
    };
  };
  return {
    teams: () => firm.teams.map(row).toSorted((a, b) => a.name.localeCompare(b.name)),
    contact_teams: () => firm.teams.map(({ id, name }) => ({ id, name })),
    create_team: ({ name, identifier, description }) => {
      if (name === "") return fail({ code: "refused", refusal: { code: "nameMissing" } });
      const id = firm.id("team-new");
      firm.teams.push({ id, name, identifier, description, isDefault: false, shared: false, leads: [] });
      return firm.did("createTeam", name, id);
    },
    edit_team: ({ id, name, identifier, description, shared }) => {
      const team = firm.teams.find((entry) => entry.id === id) ?? fail({ code: "notFound" });
      team.name = name ?? team.name;
      team.identifier = identifier ?? team.identifier;
      team.description = description ?? team.description;
      team.shared = shared ?? team.shared;
      return firm.did("editTeam", team.name);
    },
    add_members: ({ team, users }) => {
      for (const id of users) {
        const entry = firm.find(id);
        if (!entry.teams.includes(team)) entry.teams.push(team);
      }
      return firm.did("addMembers", firm.teamName(team));
    },
    remove_members: ({ team, users }) => {
      for (const id of users) {
        const entry = firm.find(id);
        const named = { id, name: nameOf(entry) };
        const cover = firm.inTeam(team).filter((other) => !isClient(other) && other.status === "active");
        const only = cover.length === 1 && cover[0] === entry && firm.inTeam(team).some(isClient);
        if (only) {
          const where = [{ id: team, name: firm.teamName(team) }];
          return fail({
            code: "refused",
            refusal: { code: "lastActiveStaff", teams: where },
          });
        }
        if (isClient(entry) && entry.teams.length === 1) {
          return fail({ code: "refused", refusal: { code: "lastTeam", users: [named] } });
        }
      }
      for (const id of users) firm.find(id).teams = firm.find(id).teams.filter((own) => own !== team);
      return firm.did("removeMembers", firm.teamName(team));
    },
    move_members: ({ from, to, users }) => {
      for (const entry of users.map((id) => firm.find(id)))
        entry.teams = [...new Set([...entry.teams.filter((own) => own !== from), to])];
      return firm.did("moveMembers", firm.teamName(to));
    },
    set_lead: ({ team, user, lead }) => {
      const entry = firm.teams.find(({ id }) => id === team) ?? fail({ code: "notFound" });
      entry.leads = entry.leads.filter((id) => id !== user);
      if (lead) entry.leads.push(user);
      return firm.did(lead ? "makeLead" : "removeLead", firm.teamName(team));
    },
    delete_team: ({ id, clientsTo }) => {
      const name = firm.teamName(id);
      const alone = firm.inTeam(id).filter((entry) => isClient(entry) && entry.teams.length === 1);
      if (alone.length > 0 && clientsTo === null) {
        const some = alone.slice(0, 10).map((entry) => ({ id: entry.id, name: nameOf(entry) }));
        return fail({ code: "refused", refusal: { code: "noOtherTeam", users: some, total: alone.length } });
      }
      for (const entry of alone) if (clientsTo !== null) entry.teams.push(clientsTo);
      for (const entry of firm.people) entry.teams = entry.teams.filter((own) => own !== id);
      firm.teams.splice(
        firm.teams.findIndex((team) => team.id === id),
        1,
      );
      return firm.did("deleteTeam", name);
    },
    set_default_team: ({ id }) => {
      for (const team of firm.teams) team.isDefault = team.id === id;
      return firm.did("setDefaultTeam", firm.teamName(id));
    },
    migration: () => ({
      books: firm.teams.length - 1,
      clients: firm.people.filter(isClient).length,
      staff: 24,
      team: firm.teams.find((team) => team.isDefault)?.name ?? "",
      shared: false,
    }),
    save_memberships: ({ file }) => ({ file, rows: firm.people.length }),
    migrate_books: () => {
      for (const person of firm.people) person.teams = isClient(person) ? ["team-0"] : [];
      firm.teams.splice(0, firm.teams.length, ...firm.teams.filter((team) => team.isDefault));
      firm.books = false;
      return firm.did("migrateBooks", firm.teams[0]?.name ?? "");
    },
  } satisfies Partial<Handlers>;
}
