import type { CountsView } from "../../generated/CountsView";
import type { StatusCounts } from "../../generated/StatusCounts";
import type { TeamRow } from "../../generated/TeamRow";

/** The steps that make a firm ready, in their order: no client comes before somebody covers them. */
export const setupSteps = ["invite", "wait", "teams", "clients"] as const;
export type SetupStep = (typeof setupSteps)[number];

/** How far a firm is set up. */
export type SetupProgress = {
  readonly done: readonly SetupStep[];
  /** The first step that is not done; none once all are. */
  readonly current: SetupStep | undefined;
  readonly staff: {
    /** Everybody who has not left. */
    readonly all: number;
    /** Those who have accepted or still may; a suspended one does neither. */
    readonly asked: number;
    readonly accepted: number;
    readonly pending: number;
    readonly quiet: number;
  };
  readonly teams: number;
  readonly clients: number;
};

const present = ({ total, inactive }: StatusCounts): number => total - inactive;

export function setupProgress({ staff, clients }: CountsView, teams: readonly TeamRow[]): SetupProgress {
  const isDone: Record<SetupStep, boolean> = {
    invite: present(staff) > 1,
    wait: staff.pending === 0 && staff.quiet === 0 && staff.active >= 2,
    // A firm of one team is complete, too, once somebody is served in it.
    teams: teams.some((team) => !team.isDefault || team.clients > 0),
    clients: present(clients) > 0,
  };
  return {
    done: setupSteps.filter((step) => isDone[step]),
    current: setupSteps.find((step) => !isDone[step]),
    staff: {
      all: present(staff),
      asked: staff.active + staff.pending + staff.quiet,
      accepted: staff.active,
      pending: staff.pending,
      quiet: staff.quiet,
    },
    teams: teams.length,
    clients: present(clients),
  };
}

/** Which staff the invitations to wait for belong to: the filter of their list. */
export function waitingFilter({ staff }: SetupProgress): "pending" | "quiet" | undefined {
  if (staff.pending > 0) return "pending";
  return staff.quiet > 0 ? "quiet" : undefined;
}
