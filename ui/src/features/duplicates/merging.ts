import type { MergeRequest } from "../../generated/MergeRequest";
import type { MergeView } from "../../generated/MergeView";
import type { PairView } from "../../generated/PairView";
import { t } from "../../i18n";
import { fullName } from "../../lib/full_name";
import type { App, Doing } from "../../shell/app.svelte";

/** What two records would become. */
export const readMerge = (app: App, keep: string, other: string): Promise<MergeView> =>
  app.backend.call("merge_preview", { keep, other });

/** Makes two records one, which is called by this name. */
export function mergePair(app: App, request: MergeRequest, name: string): Doing {
  return app.do(app.backend.call("merge_people", request), t.duplicates.merge.done(name));
}

/** Makes each of these pairs one record, as suggested, and tells how many it were. */
export async function mergeAll(app: App, pairs: readonly PairView[]): Promise<void> {
  const named = pairs.map(({ keep, other }) => ({ keep: keep.id, other: other.id }));
  const done = await app.backend.call("merge_all", { pairs: named });
  const told = t.duplicates.mergedAll(done.merged, done.left);
  app.undo.tell(told);
  app.announcer.say(told);
}

/** Two people are not the same: the pair is not shown any more. */
export function keepApart(app: App, { keep, other, shared }: Pick<PairView, "keep" | "other" | "shared">): Doing {
  const keys = shared.map(({ key }) => key);
  const work = app.backend.call("dismiss_pair", { a: keep.id, b: other.id, keys });
  return app.do(work, t.duplicates.kept(fullName(keep), fullName(other)));
}
