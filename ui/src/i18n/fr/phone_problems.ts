import type { PhoneCode } from "../../generated/PhoneCode";
import type { ProblemText } from "../sentences";

const readAs = "La lecture de ce numéro est sûre. Comparez avec le fichier si vous le souhaitez.";
const noNumber = "Ceci ne ressemble pas à un numéro de téléphone. Vérifiez le choix de la colonne.";
const wrongLength = "Le numéro a trop ou trop peu de chiffres pour son pays. Corrigez le fichier pour l’importer.";

export const phones: Record<PhoneCode, ProblemText> = {
  note_removed: {
    title: "Texte à côté du numéro",
    text: "Le numéro est conservé, et le texte passe dans son libellé.",
  },
  assumed_idd: { title: "Préfixe international remplacé par +", text: readAs },
  plus_zero: { title: "0 après le + retiré", text: readAs },
  trunk_zero_removed: { title: "0 superflu retiré", text: readAs },
  legacy_prefix: { title: "Ancien préfixe retiré", text: readAs },
  float_suffix: { title: "«\u00a0.0\u00a0» ajouté par un tableur", text: readAs },
  sci_recovered: { title: "Numéro écrit 4.4E+11", text: readAs },
  thousands_separators: { title: "Séparateurs de milliers retirés", text: readAs },
  multiple_numbers: {
    title: "Deux numéros dans une cellule",
    text: "La cellule contient deux numéros. Les deux sont conservés, et le premier est le numéro principal.",
  },
  alternative_tail_dropped: {
    title: "Seconde terminaison retirée",
    text: "La fin semble être celle d’un autre numéro. Seul le premier est conservé. Ajoutez l’autre.",
  },
  dial_tail_dropped: {
    title: "Chiffres après une pause retirés",
    text: "Les chiffres après la pause servent à une réunion ou à un menu. Le numéro est conservé sans eux.",
  },
  assumed_plus: {
    title: "+ manquant",
    text: "Ceci ressemble à un numéro sans son +. Il reste du texte tant que le fichier n’a pas le +.",
  },
  ambiguous_country_code: {
    title: "Indicatif du pays possible",
    text: "Les premiers chiffres sont peut-être l’indicatif du pays. Si oui, mettez un + devant.",
  },
  leading_zero_restored: {
    title: "Numéro italien sans son 0",
    text: "Un numéro italien a un 0 après l’indicatif. Il reste du texte tant que le fichier n’a pas ce 0.",
  },
  doubled_country_code: {
    title: "Indicatif du pays en double",
    text: "L’indicatif du pays semble figurer deux fois. Le numéro reste du texte. Corrigez le fichier.",
  },
  letter_lookalike: {
    title: "Lettre dans un numéro",
    text: "Une lettre tient la place d’un chiffre. Le numéro reste du texte. Corrigez le fichier.",
  },
  overseas_france: {
    title: "Numéro d’outre-mer français",
    text: "Ceci ressemble à un numéro d’outre-mer. Ajoutez son indicatif pour lever le doute.",
  },
  vanity_truncated: {
    title: "Mot plus long que le numéro",
    text: "Le mot est plus long que le numéro. Écrivez-le en chiffres.",
  },
  multiple_extensions: {
    title: "Deux postes",
    text: "Le numéro indique deux postes, et le premier est conservé. Corrigez le fichier s’il vous faut l’autre.",
  },
  suspected_dummy: {
    title: "Chiffres tous identiques",
    text: "Tous les chiffres sont identiques. Vérifiez que c’est un vrai numéro.",
  },
  several_readings: {
    title: "Numéro ambigu",
    text: "Ce numéro peut se lire de plusieurs façons. Ajoutez + et l’indicatif du pays.",
  },
  possible_not_valid: {
    title: "Tranche de numéros inconnue",
    text: "La longueur est juste, mais la tranche inconnue, peut-être nouvelle. Le numéro est conservé\u00a0: vérifiez-le.",
  },
  sci_precision_lost: {
    title: "Numéro tronqué par Excel",
    text: "Excel a perdu les derniers chiffres. Mettez la colonne au format Texte, réenregistrez et importez ce fichier.",
  },
  excel_hashes: {
    title: "######## au lieu d’un numéro",
    text: "La colonne était trop étroite lors de l’enregistrement. Élargissez-la, réenregistrez et importez ce fichier.",
  },
  missing_area_code: {
    title: "Indicatif régional manquant",
    text: "L’indicatif régional manque. Le numéro reste du texte tant que vous ne l’ajoutez pas.",
  },
  too_short: { title: "Numéro trop court", text: wrongLength },
  too_long: { title: "Numéro trop long", text: wrongLength },
  wrong_length: { title: "Nombre de chiffres incorrect", text: wrongLength },
  not_in_use: {
    title: "Numéro inexistant",
    text: "Aucun numéro de ce pays ne commence ainsi. Il reste du texte. Corrigez le fichier.",
  },
  short_code: {
    title: "Numéro court",
    text: "Un numéro court, comme le 999, ne vaut que dans un pays. Il reste du texte. Indiquez le numéro complet.",
  },
  unknown_country_code: {
    title: "Indicatif du pays inconnu",
    text: "Cet indicatif n’existe pas. Le numéro reste du texte. Corrigez le fichier.",
  },
  no_region: {
    title: "Pays du numéro inconnu",
    text: "Ce numéro a besoin d’un pays. Choisissez-en un plus haut pour les numéros sans indicatif.",
  },
  unreadable_letters: { title: "Lettres dans le numéro", text: noNumber },
  not_a_number: { title: "Pas un numéro de téléphone", text: noNumber },
  looks_like_date: { title: "Ressemble à une date", text: noNumber },
  extension: { title: "Avec un poste", text: "Le poste est conservé avec le numéro. Rien à vérifier." },
  label_removed: { title: "Avec un libellé", text: "Le mot devient le libellé du numéro. Rien à vérifier." },
  vanity: { title: "Numéro avec un mot", text: "Les chiffres du mot sont composés. Rien à vérifier." },
  placeholder: { title: "Pas de numéro", text: "Considéré comme vide. Rien à vérifier." },
};
