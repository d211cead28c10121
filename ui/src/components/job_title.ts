import type { KindView } from "../generated/KindView";
import { t } from "../i18n";

type Titled = { readonly kind: KindView; readonly jobTitle: string };

/** What the firm's file has for a client who was given no job title, whatever the language. */
const DEFAULT = "Client";

/** Whether a person has no job title but the one that every client begins with. */
export const hasDefaultTitle = ({ kind, jobTitle }: Titled): boolean => kind === "client" && jobTitle === DEFAULT;

/** A person's job title in the reader's language; may be empty. */
export const jobTitleOf = (person: Titled): string => (hasDefaultTitle(person) ? t.kind.client : person.jobTitle);

/** A person's job title, or what kind of person they are. */
export const titleOrKind = (person: Titled): string => jobTitleOf(person) || t.kind[person.kind];
