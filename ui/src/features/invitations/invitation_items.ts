import type { InvitationBrief } from "../../generated/InvitationBrief";
import type { StatusView } from "../../generated/StatusView";
import { t } from "../../i18n";
import type { IconName } from "../../lib/icon_names";
import type { App } from "../../shell/app.svelte";
import { layer } from "../../shell/layers";
import Accept from "./Accept.svelte";
import Invite from "./Invite.svelte";
import Returned from "./Returned.svelte";
import { recordDecline } from "./invitations";

/** Whom an entry of a menu is about. */
type Invitee = { readonly id: string; readonly name: string; readonly status: StatusView };

type Item = { text: string; icon: IconName; run: () => void };

/** What can be done with somebody's invitation, as entries of a menu. */
export function invitationItems(app: App, who: Invitee, brief: InvitationBrief | null): readonly Item[] {
  const whom = { users: () => Promise.resolve([who.id]), name: who.name };
  const accept: Item = {
    text: who.status === "quiet" ? t.inviting.here : t.inviting.accept,
    icon: "okc",
    run: () => {
      app.open(layer(Accept, { id: who.id, name: who.name, invited: brief?.state === "pending" }));
    },
  };
  if (who.status === "quiet") {
    const invite = (): void => {
      app.open(layer(Invite, { whom, again: false }));
    };
    return [{ text: t.inviting.invite, icon: "mail", run: invite }, accept];
  }
  if (who.status !== "pending") return [];
  const again: Item = {
    text: t.inviting.resend,
    icon: "mail",
    run: () => {
      app.open(layer(Invite, { whom, again: true }));
    },
  };
  if (brief?.state !== "pending") return [again, accept];
  const join = (): void => {
    app.router.go({ screen: "join", id: who.id });
  };
  return [
    again,
    accept,
    { text: t.joining.open, icon: "userplus", run: join },
    { text: t.inviting.decline, icon: "x", run: () => void decline(app, who) },
    {
      text: t.inviting.bounce,
      icon: "mailx",
      run: () => {
        app.open(layer(Returned, { id: who.id, name: who.name }));
      },
    },
  ];
}

const decline = (app: App, { id, name }: Invitee): Promise<void> =>
  app.try(() => app.do(recordDecline(app, id), t.inviting.done.decline(name)));
