export type PeopleSort = "name" | "given" | "jobTitle" | "status" | "created";
