import type { Catalogue } from "../catalogue";
import { eitherWay } from "../either_way";

export const viewAs = {
  open: "Sicht dieser Person anzeigen",
  title: (name) => `Das sieht ${name}`,
  crumb: "Sicht der Person",
  back: "Zurück",
  status: {
    active: (name) => `Dies ist die aktuelle Kontaktliste von ${name}.`,
    quiet: (name) => `${name} ist noch nicht eingeladen. So sieht die Kontaktliste nach dem Beitritt aus.`,
    pending: (name) => `${name} ist eingeladen. So sieht die Kontaktliste nach dem Beitritt aus.`,
    suspended: (name) => `${name} ist gesperrt und sieht nichts, bis die Sperre aufgehoben wird.`,
    inactive: (name) => `${name} ist deaktiviert und sieht nichts.`,
  },
  nobody: "Keine Kontakte",
  nobodyText: "Diese Liste ist leer.",
  get clientRule(): string {
    return eitherWay({
      teams:
        "Mandanten sehen die aktiven Mitarbeitenden ihrer Teams. Einander sehen sie nur in Teams, in denen dies eingeschaltet ist.",
      books:
        "Mandanten sehen die aktiven Mitarbeitenden ihrer Kontaktbücher. Einander sehen sie nur in Kontaktbüchern, in denen dies eingeschaltet ist.",
    });
  },
  get staffRule(): string {
    return eitherWay({
      teams: "Mitarbeitende sehen die Personen, mit denen sie in einem Team sind.",
      books: "Mitarbeitende sehen die Personen, mit denen sie in einem Kontaktbuch sind.",
    });
  },
} satisfies Catalogue["viewAs"];
