export type PeopleScope = "contacts" | "clients" | "staff" | "everyone";
