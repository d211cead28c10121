import type { DoneView } from "../../generated/DoneView";
import type { MergeRequest } from "../../generated/MergeRequest";
import type { MergeView } from "../../generated/MergeView";
import type { PairView } from "../../generated/PairView";
import { t } from "../../i18n";
import { fullName } from "../../lib/full_name";
import type { App } from "../../shell/app.svelte";

/** Reads what merging two records would give. */
export const readMerge = (app: App, keep: string, other: string): Promise<MergeView> =>
  app.backend.call("merge_preview", { keep, other });

/** Merges two records into one with this name. */
export function mergePair(app: App, request: MergeRequest, name: string): Promise<DoneView> {
  return app.do(app.backend.call("merge_people", request), t.duplicates.merge.done(name));
}

/** Merges each pair as suggested, and announces how many were merged. */
export async function mergeAll(app: App, pairs: readonly PairView[]): Promise<void> {
  const named = pairs.map(({ keep, other }) => ({ keep: keep.id, other: other.id }));
  const done = await app.backend.call("merge_all", { pairs: named });
  const told = t.duplicates.mergedAll(done.merged, done.left);
  app.undo.tell(told);
  app.announcer.say(told);
}

/** Records that two people are not the same, so that the pair is not suggested again. */
export function keepApart(
  app: App,
  { keep, other, shared }: Pick<PairView, "keep" | "other" | "shared">,
): Promise<DoneView> {
  const keys = shared.map(({ key }) => key);
  const work = app.backend.call("dismiss_pair", { a: keep.id, b: other.id, keys });
  return app.do(work, t.duplicates.kept(fullName(keep), fullName(other)));
}
