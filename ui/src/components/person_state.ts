import type { InvitationBrief } from "../generated/InvitationBrief";
import type { StatusView } from "../generated/StatusView";
import { t } from "../i18n";
import { date } from "../lib/format";
import type { IconName } from "../lib/icon_names";

/** Icon and tone of each state of a person. */
export const statusLook: Record<StatusView, { icon: IconName; tone: "ok" | "plain" | "off" }> = {
  active: { icon: "okc", tone: "ok" },
  pending: { icon: "clock", tone: "plain" },
  quiet: { icon: "ringo", tone: "plain" },
  suspended: { icon: "pause", tone: "off" },
  inactive: { icon: "stop", tone: "off" },
};

type InvitationLook = {
  icon: IconName;
  tone: "ok" | "warn" | "bad" | "off" | "plain";
  text: string;
  share?: number;
};

/** Icon and words of an invitation; nothing where the person's own state says it all. */
export function invitationLook(status: StatusView, brief: InvitationBrief | null): InvitationLook | undefined {
  if (brief === null) return undefined;
  const on = brief.at === null ? "" : date(brief.at);
  const words = t.inviting.state;
  if (status === "inactive")
    return brief.state === "revoked" ? { icon: "stop", tone: "off", text: words.revoked } : undefined;
  if (status !== "pending") return undefined;
  switch (brief.state) {
    case "pending":
      return {
        icon: "clock",
        tone: "plain",
        text: words.pending(brief.day, brief.days),
        share: brief.day / brief.days,
      };
    case "bounced":
      return { icon: "mailx", tone: "bad", text: words.bounced };
    case "declined":
      return { icon: "x", tone: "off", text: words.declined(on) };
    case "expired":
      return { icon: "clock", tone: "warn", text: words.expired(on) };
    case "accepted":
    case "revoked":
      return undefined;
  }
}
