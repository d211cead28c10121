import type { KindView } from "../generated/KindView";
import { t } from "../i18n";

type Titled = { readonly kind: KindView; readonly jobTitle: string };

/** A person's job title, or what kind of person they are. */
export const titleOrKind = ({ kind, jobTitle }: Titled): string => jobTitle || t.kind[kind];

/** A person's job title; a client without one is called a client, others have none. */
export const jobTitleOf = (person: Titled): string =>
  person.kind === "client" ? titleOrKind(person) : person.jobTitle;
