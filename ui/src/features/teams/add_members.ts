import type { TeamRow } from "../../generated/TeamRow";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import type { Layer } from "../../shell/layers";
import { pickPeople } from "../people/dialogs";
import { addTeamMembers } from "./teams";

type Wish = {
  team: TeamRow;
  side: "staff" | "clients" | "both";
  /** People who are about to leave the firm: they are not offered. */
  leaving?: readonly string[] | undefined;
};

/** A dialog that searches for people and adds them to a team. */
export function addMembers(app: App, { team, side, leaving }: Wish): Layer {
  const titles = { staff: t.teams.addStaff, clients: t.teams.addClients, both: t.teams.addTo };
  return pickPeople({
    title: titles[side](team.name),
    scope: side === "both" ? "everyone" : side,
    into: { team: team.id },
    without: leaving,
    submit: t.teams.addPeople,
    onadd: (users) => addTeamMembers(app, team, users),
    cure: (error) =>
      error.code === "refused" && error.refusal.code === "noActiveStaff"
        ? {
            text: t.teams.addCover,
            run: () => {
              app.open(addMembers(app, { team, side: "staff", leaving }));
            },
          }
        : undefined,
  });
}
