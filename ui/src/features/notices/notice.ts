import type { NoticeKind } from "../../generated/NoticeKind";
import type { NoticeView } from "../../generated/NoticeView";
import { t } from "../../i18n";
import { date } from "../../lib/format";
import type { IconName } from "../../lib/icon_names";
import type { App } from "../../shell/app.svelte";
import { layer } from "../../shell/layers";
import { screenOf } from "../people/kind";
import { readPerson } from "../people/records";
import Reading from "./Reading.svelte";

type Look = { readonly icon: IconName; readonly tone: "ok" | "warn" | "bad" | "off" | "plain" };

/** The sign of each kind. */
export const looks: Record<NoticeKind, Look> = {
  welcome: { icon: "okc", tone: "ok" },
  clientJoined: { icon: "userplus", tone: "ok" },
  bounced: { icon: "mailx", tone: "bad" },
  declined: { icon: "x", tone: "off" },
  expired: { icon: "clock", tone: "warn" },
  importFinished: { icon: "import", tone: "plain" },
  teamUncovered: { icon: "warn", tone: "warn" },
  emailChanged: { icon: "lock", tone: "warn" },
  announcement: { icon: "bell", tone: "plain" },
  statistics: { icon: "columns", tone: "plain" },
};

/** A notice in one sentence. */
export function sentence(notice: NoticeView, firm: string): string {
  const who = notice.person?.name ?? t.notices.somebody;
  switch (notice.kind) {
    case "welcome":
      return t.notices.welcome(firm);
    case "clientJoined":
      return t.notices.joined(who);
    case "bounced":
      return t.notices.bounced(who);
    case "declined":
      return t.notices.declined(who);
    case "expired":
      return t.notices.expired(who, notice.people);
    case "importFinished": {
      const { file = "", created = 0, updated = 0, skipped = 0, refused = 0 } = notice.import ?? {};
      return t.notices.imported(file, created, skipped + refused, updated);
    }
    case "teamUncovered":
      return t.notices.uncovered(notice.team?.name ?? t.notices.aTeam);
    case "emailChanged":
      return t.notices.emailChanged(who);
    case "announcement":
      return notice.title;
    case "statistics":
      return t.notices.week(notice.figures?.here ?? 0, notice.figures?.joined ?? 0);
    default:
      return notice.kind satisfies never;
  }
}

/** "Today", "Yesterday" or "16 Nov". */
export function dayName(micros: number, now: Date): string {
  const at = new Date(micros / 1000);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (at.toDateString() === now.toDateString()) return t.app.today;
  return at.toDateString() === yesterday.toDateString() ? t.notices.yesterday : date(micros);
}

/** The notices of each day, in their order. */
export function byDay(rows: readonly NoticeView[], now: Date): readonly { day: string; rows: NoticeView[] }[] {
  const days: { day: string; rows: NoticeView[] }[] = [];
  for (const row of rows) {
    const day = dayName(row.at, now);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}

/** Marks every notice as read. */
export async function readAllNotices(app: App): Promise<void> {
  await app.backend.call("read_all_notices", {});
}

/** Marks a notice as read and shows what it speaks of. */
export async function openNotice(app: App, notice: NoticeView): Promise<void> {
  if (!notice.read) void app.backend.call("read_notice", { id: notice.id }).catch(() => undefined);
  if (notice.kind === "welcome" || notice.kind === "announcement" || notice.kind === "statistics") {
    app.open(layer(Reading, { notice }));
    return;
  }
  if (notice.import !== null) {
    app.router.go({ screen: "imports", id: notice.import.id });
    return;
  }
  if (notice.team !== null) {
    app.router.go({ screen: "teams", id: notice.team.id });
    return;
  }
  const person = notice.person;
  if (person === null) {
    app.announcer.say(t.notices.opened);
    return;
  }
  if (notice.kind === "expired" && notice.people > 1 && app.isAdmin) {
    app.router.go({ screen: "clients", query: "invitation=expired" });
    return;
  }
  app.router.go({ screen: await pageOf(app, person.id), id: person.id });
}

/** Administrators see a person's page, others the contact. */
async function pageOf(app: App, id: string): Promise<"contacts" | "clients" | "staff"> {
  if (!app.isAdmin) return "contacts";
  try {
    return screenOf(await readPerson(app, id));
  } catch {
    return "clients"; // the page says that the person is gone
  }
}
