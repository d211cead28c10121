//! Words that say what kind of number stands beside them, and words that say it is none.

/// Is this word one that says what kind of number it is?
pub(super) fn is_label(word: &str) -> bool {
    word.len() <= 40 && LABELS.contains(&word.to_lowercase().as_str())
}

/// Does a text have a word that says its number is something else?
pub(super) fn names_something_else(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| word.len() <= 24 && OTHERS.contains(&word.to_lowercase().as_str()))
}

#[rustfmt::skip]
const LABELS: &[&str] = &[
    // telephone
    "tel", "tel.", "tél", "tele", "telephone", "telephones", "telefon", "telefono", "teléfono", "telefone", "téléphone",
    "telefoon", "telefonnummer", "telefoonnummer", "telnr", "teln", "telno", "tlf", "tlfn", "tfno", "tfn", "tfno.",
    "telf", "phone", "phones", "ph", "phn", "fon", "fono", "puh", "puhelin", "τηλ", "тел", "телефон", "電話", "电话",
    "전화", "هاتف",
    // mobile
    "mobile", "mobiles", "mob", "mbl", "mobil", "mobiltelefon", "mobilnummer", "mobilnr", "mobiel", "mobieltje",
    "mobilephone", "mobilni", "mobiltel", "matka", "matkapuhelin", "mov", "móv", "móvil", "movil", "cell", "cells",
    "cellphone", "cellulare", "celular", "cellular", "cel", "handy", "hdy", "handynummer", "handynr", "natel", "gsm",
    "portable", "port", "komórka", "kom", "моб", "мобильный", "κιν", "cep", "手机", "手機", "携帯", "جوال", "iphone",
    // work
    "office", "off", "ofc", "work", "wk", "wrk", "business", "bus", "biz", "büro", "buero", "geschäftlich", "geschäft",
    "gesch", "dienstlich", "dienst", "firma", "kanzlei", "arbeit", "job", "beruflich", "bureau", "bur", "pro",
    "professionnel", "prof", "travail", "trav", "ufficio", "uff", "lavoro", "studio", "oficina", "ofic", "trabajo",
    "trab", "empresa", "zaak", "zakelijk", "kantoor", "werk", "praca", "praxis", "company", "firm", "raboczy",
    // home
    "home", "hm", "hme", "house", "private", "priv", "privat", "privé", "perso", "personal", "personnel", "personale",
    "pers", "res", "residence", "residential", "casa", "domicile", "dom", "abitazione", "abit", "particular", "thuis",
    "zuhause", "zuhaus", "domicilio", "maison", "own",
    // landline
    "festnetz", "fisso", "fixe", "fijo", "fix", "vast", "landline", "ll", "land",
    // fax
    "fax", "telefax", "fx", "télécopie", "telecopie", "facsimile", "факс", "faks",
    // direct
    "direct", "dir", "dd", "ddi", "did", "ld", "sda", "direkt", "direktwahl", "diretto", "directo", "dw", "durchwahl",
    "doorkies", "doorkiesnr", "doorkiesnummer", "rechtstreeks", "ligne", "directe", "line", "int", "interno", "dial",
    "linea", "línea", "lijn", "leitung",
    // main line
    "main", "hq", "zentrale", "switchboard", "sb", "central", "centrale", "centralino", "centralita", "std", "standard",
    "accueil", "reception", "rezeption", "empfang", "recepción", "receptie", "hauptnummer", "haupt", "principal",
    "principale", "general", "hoofdnummer",
    // people of an office
    "secretary", "sec", "secy", "secr", "sekretariat", "sekr", "secrétariat", "secretariat", "segreteria", "secretaría",
    "secretaria", "secretariaat", "pa", "ea", "assistant", "asst", "vorzimmer", "assistent", "assistenz",
    // times
    "day", "daytime", "eve", "evening", "evenings", "night", "abends", "tagsüber", "weekend", "hours", "tags",
    // more
    "whatsapp", "wa", "viber", "signal", "telegram", "sms", "text", "pager", "pgr", "beeper", "emergency", "notfall",
    "urgence", "alt", "alternative", "alternativ", "alternate", "other", "andere", "sonstige", "autre", "altro", "otro",
    "anders", "overig", "second", "secondary", "primary", "preferred", "backup", "mum", "dad", "car", "auto", "voip",
    "skype", "isdn", "hotline", "service", "support", "toll", "free", "freephone", "tollfree", "uk", "usa",
    // number
    "number", "numbers", "no", "nos", "nr", "num", "numero", "numéro", "número", "nummer", "call", "ring", "nº",
    // letters
    "t", "m", "p", "f", "h", "w", "o", "c", "d", "g", "b",
];

#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "iban", "bic", "swift", "blz", "kto", "konto", "kontonummer", "vat", "ust", "ustid", "mwst", "steuernummer",
    "steuernr", "siren", "siret", "ssn", "ein", "utr", "nino", "invoice", "rechnung", "facture", "fattura", "factura",
    "ref", "reference", "order", "bestellung", "zip", "plz", "postcode", "ticket", "isbn", "passport", "kundennummer",
    "kdnr", "serial", "imei", "uuid", "iva", "partita", "codice", "nif", "cif", "bsn", "kvk", "matter", "aktenzeichen",
];
