import type { StatusView } from "../../generated/StatusView";
import type { IconName } from "../../lib/icon_names";

/** Icon and tone of each state of a person. */
export const statusLook: Record<StatusView, { icon: IconName; tone: "ok" | "plain" | "off" }> = {
  active: { icon: "okc", tone: "ok" },
  pending: { icon: "clock", tone: "plain" },
  quiet: { icon: "ringo", tone: "plain" },
  suspended: { icon: "pause", tone: "off" },
  inactive: { icon: "stop", tone: "off" },
};
