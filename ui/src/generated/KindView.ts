export type KindView = "staff" | "userAdministrator" | "systemAdministrator" | "client" | "partner";
