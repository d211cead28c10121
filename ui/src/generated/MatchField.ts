export type MatchField = "name" | "email" | "phone" | "identifier" | "jobTitle";
