import type { LaneView } from "../../generated/LaneView";
import type { SharedView } from "../../generated/SharedView";
import { list, number, plural } from "../../lib/format";
import type { Catalogue } from "../catalogue";
import { de, quoted } from "./grammar";

const reason = ({ kind, text }: SharedView): string => {
  if (kind === "phone") return `le numéro ${text}`;
  if (kind === "email") return `l’adresse ${text}`;
  return kind === "company" ? "la même société" : "le même nom";
};

const reasons: (shared: readonly SharedView[]) => string = (shared) => list(shared.map(reason));

export const duplicates = {
  title: "Doublons",
  lanes: "Sûreté de la fusion",
  lane: { safe: "Sûrs", review: "À vérifier", nameOnly: "Même nom seulement" } satisfies Record<LaneView, string>,
  about: {
    safe: "Même numéro ou même adresse, et noms concordants.",
    review:
      "Même numéro ou adresse avec des noms différents, ou même nom dans la même société. Un couple peut partager un numéro\u00a0: comparez avant de fusionner.",
    nameOnly:
      "Même nom et rien d’autre. Des personnes différentes peuvent porter le même nom\u00a0: comparez chaque paire.",
  } satisfies Record<LaneView, string>,
  names: "Inclure les paires qui n’ont que le nom en commun",
  list: "Doublons possibles",
  one: "Fiche",
  other: "Autre fiche",
  shared: "En commun",
  act: "Action",
  compare: "Comparer",
  compareBoth: (a: string, b: string): string => `Comparer ${a} et ${b}`,
  apart: "Pas un doublon",
  apartBoth: (a: string, b: string): string => `Pas un doublon\u00a0: ${a} et ${b}`,
  both: (shared: readonly SharedView[]): string => {
    const said = reasons(shared);
    return said.charAt(0).toLocaleUpperCase() + said.slice(1);
  },
  looked: (people: number): string => plural(people, { one: "# personne vérifiée", other: "# personnes vérifiées" }),
  first: (shown: number): string => `Seules les ${number(shown)} premières paires sont affichées.`,
  scanning: "Recherche de doublons",
  stop: "Arrêter",
  stopped: "Interrompu",
  stoppedText: "Rien n’a été modifié. Vous pouvez relancer la recherche à tout moment.",
  again: "Relancer la recherche",
  none: "Aucun doublon",
  noneText:
    "Aucune fiche n’a de numéro ni d’adresse en commun avec une autre. Vous pouvez inclure les paires qui n’ont que le nom en commun.",
  noneHere: "Aucune paire ici",
  noneHereText: "Regardez sous les autres onglets.",
  mergeAll: (count: number): string => plural(count, { one: "Fusionner # paire…", other: "Fusionner # paires…" }),
  allTitle: (count: number): string =>
    plural(count, { one: "Fusionner # paire\u202f?", other: "Fusionner # paires\u202f?" }),
  allText: [
    "La première fiche de chaque paire est conservée et complétée par l’autre. Toutes les adresses et tous les numéros sont conservés.",
    "Vous pourrez tout annuler en une fois.",
  ],
  into: (other: string, keep: string): string => `${other} dans ${keep}`,
  mergeCount: (count: number): string => plural(count, { one: "Fusionner # paire", other: "Fusionner # paires" }),
  mergedAll: (merged: number, left: number): string => {
    const done = plural(merged, { one: "# paire fusionnée", other: "# paires fusionnées" });
    return left === 0 ? done : `${done}, ${number(left)} à vérifier`;
  },
  kept: (a: string, b: string): string => `Doublon écarté\u00a0: ${a} et ${b}`,

  notice: (other: string, shared: readonly SharedView[]): string =>
    `C’est peut-être la même personne que ${quoted(other)}\u00a0: ${reasons(shared)}.`,
  saved: (told: string, other: string): string => `${told}. C’est peut-être la même personne que ${quoted(other)}.`,

  merge: {
    title: (a: string, b: string): string => `Comparer ${a} et ${b}`,
    values: "Valeurs des deux fiches",
    value: "Valeur",
    stays: "Fiche à conserver",
    fields: {
      name: "Nom",
      middleNames: "Autres prénoms",
      jobTitle: "Fonction",
      company: "Société",
      language: "Langue des e-mails",
      email: "E-mail pour les invitations",
      phone: "Téléphone pour les codes",
      identifier: "Identifiant",
    },
    emails: "Adresses e-mail visibles",
    phones: "Numéros de téléphone visibles",
    nothing: "rien",
    staysTitle: "Conservé",
    goesTitle: "Supprimé",
    goesRecord: (name: string): string => `La seconde fiche ${de(name)}. Son historique passe à celle-ci.`,
    joins: (teams: readonly string[]): string => `Ajout à\u00a0: ${list(teams)}.`,
    sameTeams: "Les équipes ne changent pas.",
    becomes: (state: string): string => `Nouveau statut\u00a0: ${state}.`,
    sends: (email: string): string => `Une nouvelle invitation avec un nouveau code est envoyée à ${email}.`,
    invitation: {
      kept: "L’invitation ne change pas.",
      moved: "L’invitation de l’autre fiche est conservée.",
      dropped: "L’invitation prend fin, car cette personne est déjà active.",
    },
    go: "Fusionner",
    done: (name: string): string => `Fiches ${de(name)} fusionnées`,
  },
} satisfies Catalogue["duplicates"];
