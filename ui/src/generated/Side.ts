export type Side = "internal" | "clients";
