import type { PhoneCode } from "../../generated/PhoneCode";
import type { ProblemText } from "../sentences";

const readAs = "Diese Nummer wurde eindeutig gelesen. Vergleichen Sie sie bei Bedarf mit der Datei.";
const noNumber = "Das sieht nicht wie eine Telefonnummer aus. Prüfen Sie, ob Sie die richtige Spalte gewählt haben.";
const wrongLength =
  "Die Nummer hat zu wenige oder zu viele Ziffern für ihr Land. Korrigieren Sie sie, um sie zu übernehmen.";

export const phones: Record<PhoneCode, ProblemText> = {
  note_removed: {
    title: "Text neben der Nummer",
    text: "Die Nummer wurde übernommen, der Text wurde zur Bezeichnung.",
  },
  assumed_idd: { title: "Auslandsvorwahl durch + ersetzt", text: readAs },
  plus_zero: { title: "0 nach dem + entfernt", text: readAs },
  trunk_zero_removed: { title: "Überzählige 0 entfernt", text: readAs },
  legacy_prefix: { title: "Veraltete Vorwahl entfernt", text: readAs },
  float_suffix: { title: "„.0“ aus einer Tabellenkalkulation", text: readAs },
  sci_recovered: { title: "Nummer als 4.4E+11 geschrieben", text: readAs },
  thousands_separators: { title: "Tausendertrennzeichen entfernt", text: readAs },
  multiple_numbers: {
    title: "Zwei Nummern in einer Zelle",
    text: "Die Zelle enthält zwei Nummern. Beide werden übernommen; die erste ist die Hauptnummer.",
  },
  alternative_tail_dropped: {
    title: "Zweite Endung entfernt",
    text: "Das Ende sieht wie die letzten Ziffern einer weiteren Nummer aus. Die erste wird übernommen; ergänzen Sie die andere.",
  },
  dial_tail_dropped: {
    title: "Ziffern nach einer Pause entfernt",
    text: "Die Ziffern nach der Pause gehören zu einer Konferenz oder einem Menü. Die Nummer wird ohne sie übernommen.",
  },
  assumed_plus: {
    title: "Fehlendes +",
    text: "Das sieht wie eine Nummer ohne ihr + aus. Sie bleibt Text, bis Sie es ergänzen.",
  },
  ambiguous_country_code: {
    title: "Mögliche Landesvorwahl",
    text: "Die ersten Ziffern sind vielleicht die Landesvorwahl. Setzen Sie dann ein + davor.",
  },
  leading_zero_restored: {
    title: "Italienische Nummer ohne 0",
    text: "Italienische Nummern haben nach der Landesvorwahl eine 0. Die Nummer bleibt Text, bis Sie sie ergänzen.",
  },
  doubled_country_code: {
    title: "Landesvorwahl doppelt",
    text: "Die Landesvorwahl steht offenbar zweimal da. Die Nummer bleibt Text, bis Sie sie korrigieren.",
  },
  letter_lookalike: {
    title: "Buchstabe in einer Nummer",
    text: "An der Stelle einer Ziffer steht ein Buchstabe. Die Nummer bleibt Text, bis Sie sie korrigieren.",
  },
  overseas_france: {
    title: "Nummer aus einem französischen Überseegebiet",
    text: "Das sieht wie eine Nummer aus Übersee aus. Ergänzen Sie die Landesvorwahl, um sicherzugehen.",
  },
  vanity_truncated: {
    title: "Wort länger als die Nummer",
    text: "Das Wort ist länger als die Nummer. Verwenden Sie Ziffern, um sicherzugehen.",
  },
  multiple_extensions: {
    title: "Zwei Durchwahlen",
    text: "Die Nummer hat zwei Durchwahlen; die erste wurde übernommen. Korrigieren Sie die Datei, wenn Sie die andere brauchen.",
  },
  suspected_dummy: {
    title: "Lauter gleiche Ziffern",
    text: "Alle Ziffern sind gleich. Prüfen Sie, ob es die Nummer wirklich gibt.",
  },
  several_readings: {
    title: "Mehrdeutige Nummer",
    text: "Diese Nummer lässt sich auf mehrere Arten lesen. Ergänzen Sie + und die Landesvorwahl.",
  },
  possible_not_valid: {
    title: "Unbekannter Nummernbereich",
    text: "Die Länge stimmt, aber der Bereich ist nicht bekannt. Er ist vielleicht neu; die Nummer wird übernommen. Prüfen Sie sie nach Möglichkeit.",
  },
  sci_precision_lost: {
    title: "Nummer von Excel gekürzt",
    text: "Excel hat diese Nummer gekürzt, die letzten Ziffern fehlen. Formatieren Sie die Spalte als Text, speichern Sie erneut und importieren Sie diese Datei.",
  },
  excel_hashes: {
    title: "######## statt einer Nummer",
    text: "Die Spalte war beim Speichern zu schmal. Verbreitern Sie sie, speichern Sie erneut und importieren Sie diese Datei.",
  },
  missing_area_code: {
    title: "Ortsvorwahl fehlt",
    text: "Die Ortsvorwahl fehlt. Die Nummer bleibt Text, bis Sie sie ergänzen.",
  },
  too_short: { title: "Nummer zu kurz", text: wrongLength },
  too_long: { title: "Nummer zu lang", text: wrongLength },
  wrong_length: { title: "Falsche Anzahl Ziffern", text: wrongLength },
  not_in_use: {
    title: "Nummer gibt es nicht",
    text: "Keine Nummer dieses Landes beginnt so. Sie bleibt Text, bis Sie sie korrigieren.",
  },
  short_code: {
    title: "Kurznummer",
    text: "Kurznummern wie 112 gelten nur im Inland; sie bleibt Text. Verwenden Sie die vollständige Nummer.",
  },
  unknown_country_code: {
    title: "Unbekannte Landesvorwahl",
    text: "Diese Landesvorwahl gibt es nicht. Die Nummer bleibt Text, bis Sie sie korrigieren.",
  },
  no_region: {
    title: "Land der Nummer unbekannt",
    text: "Diese Nummer braucht ein Land. Wählen Sie oben eines für Nummern ohne Landesvorwahl.",
  },
  unreadable_letters: { title: "Buchstaben in der Nummer", text: noNumber },
  not_a_number: { title: "Keine Telefonnummer", text: noNumber },
  looks_like_date: { title: "Sieht wie ein Datum aus", text: noNumber },
  extension: {
    title: "Mit Durchwahl",
    text: "Die Durchwahl wird mit der Nummer übernommen. Keine Prüfung nötig.",
  },
  label_removed: {
    title: "Mit Bezeichnung",
    text: "Das Wort wird zur Bezeichnung der Nummer. Keine Prüfung nötig.",
  },
  vanity: { title: "Nummer mit Wort", text: "Gewählt werden die Ziffern des Wortes. Keine Prüfung nötig." },
  placeholder: { title: "Keine Nummer", text: "Gilt als leer. Keine Prüfung nötig." },
};
