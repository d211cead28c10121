import { plural } from "../../lib/format";
import { eitherWay } from "../either_way";

/** The form of a person. */
export const edit = {
  title: (name: string): string => `Edit ${name}`,
  given: "First name",
  family: "Last name",
  middleNames: "Middle names",
  jobTitle: "Job title",
  company: "Company",
  language: "E-mail language",
  sameLanguage: "Same as the firm",
  note: "Note",
  noteHelp: "Visible to administrators and to the staff who cover this client, never to clients.",
  noteHelpStaff: "Visible to administrators.",
  left: (count: number): string => plural(count, { one: "# character left.", other: "# characters left." }),
  email: "E-mail address",
  phone: "Phone number",
  identifier: "Identifier",
  role: "Role",
  optional: "optional",
  get teams(): string {
    return eitherWay({ teams: "Teams", books: "Books" });
  },
  save: "Save changes",
  saveAndSend: "Save and send again",
  sendsAgain: (email: string): string => `A new invitation with a new code is sent to ${email}.`,
  saved: (name: string): string => `Changes to ${name} saved`,
  theirs: "Use their text",
  mine: "Keep mine",
  nothing: "Nothing was changed.",
};
