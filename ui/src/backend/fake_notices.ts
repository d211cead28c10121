import type { NoticeView } from "../generated/NoticeView";
import type { FakeFirm, Handlers } from "./fake_firm";
import { fail } from "./fake_people";

const nothing = { person: null, team: null, people: 1, import: null, title: "", text: "", figures: null };

/** What the pretend reader was told: hours ago, and what. */
function told(now: number): NoticeView[] {
  const at = (hours: number): number => (now - hours * 3_600_000) * 1000;
  const cora = { id: "p-30", name: "Cora Hale" };
  const figures = { here: 212, invited: 31, notInvited: 8, joined: 5, bounced: 2, uncovered: 1 };
  return [
    { ...nothing, id: "9.1", at: at(0.1), read: false, kind: "clientJoined", person: cora },
    { ...nothing, id: "8.1", at: at(0.2), read: false, kind: "bounced", person: null },
    { ...nothing, id: "7.1", at: at(0.3), read: false, kind: "statistics", figures },
    { ...nothing, id: "6.1", at: at(26), read: true, kind: "expired", person: cora, people: 3 },
    { ...nothing, id: "5.1", at: at(27), read: true, kind: "teamUncovered", team: { id: "team-1", name: "North" } },
    { ...nothing, id: "1.1", at: at(400), read: true, kind: "welcome" },
  ];
}

/** Notices of the pretend firm. */
export function fakeNotices(firm: FakeFirm) {
  let rows = told(Date.now());
  let statistics = true;
  const unread = (): number => rows.filter((row) => !row.read).length;
  const read = (which: (row: NoticeView) => boolean): null => {
    rows = rows.map((row) => (which(row) ? { ...row, read: true } : row));
    firm.emit({ kinds: ["notices"], ids: [] });
    return null;
  };
  return {
    notices: ({ offset, limit }) => ({
      rows: rows.slice(offset, offset + limit),
      total: rows.length,
      unread: unread(),
    }),
    unread_notices: unread,
    read_notice: ({ id }) => read((row) => row.id === id),
    read_all_notices: () => read(() => true),
    notice_choices: () => ({ statistics }),
    choose_notices: (request) => {
      ({ statistics } = request);
      return { statistics };
    },
    announce: ({ title, text }) =>
      title.trim() === "" || text.trim() === ""
        ? fail({ code: "refused", refusal: { code: "textMissing" } })
        : firm.did("announce", title),
    announcement: ({ title, text, staff, clients, teams }) => ({
      recipients: (staff ? 21 : 0) + (clients ? 212 : 0) + teams.length * 7,
      title,
      text: text.replaceAll("<First Name>", "Anna"),
    }),
  } satisfies Partial<Handlers>;
}
