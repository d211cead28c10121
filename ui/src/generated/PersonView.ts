import type { ChangeView } from "./ChangeView";
import type { CoverView } from "./CoverView";
import type { KindView } from "./KindView";
import type { PhoneView } from "./PhoneView";
import type { StatusView } from "./StatusView";
import type { TeamRefView } from "./TeamRefView";

export type PersonView = { id: string, given: string, family: string, kind: KindView, status: StatusView, jobTitle: string, identifier: string, created: number, phones: Array<PhoneView>, emails: Array<string>, teams: Array<TeamRefView>, coveredBy: Array<CoverView>, changes: Array<ChangeView>, canEdit: boolean };
