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
  note: "Note",
  noteHelp: "Administrators and the staff who cover this client read it. No client ever does.",
  noteHelpStaff: "Administrators read it.",
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
  sendsAgain: (email: string): string => `The invitation goes out again to ${email}, with a new code.`,
  saved: (name: string): string => `Changes to ${name} saved`,
  theirs: "Take their text",
  mine: "Keep mine",
  nothing: "Nothing was changed.",
};
