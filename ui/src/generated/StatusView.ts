export type StatusView = "quiet" | "pending" | "active" | "suspended" | "inactive";
