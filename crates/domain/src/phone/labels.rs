//! Words that say what kind of number stands beside them, and words that say it is none.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Is this word one that says what kind of number it is?
pub(super) fn is_label(word: &str) -> bool {
    word.len() <= 40 && LABELS.contains(&word.to_lowercase().as_str())
}

/// Does a text have a word, or two in turn, that say its number is something else?
pub(super) fn names_something_else(text: &str) -> bool {
    const LONGEST: usize = 200;
    if text.len() > LONGEST {
        return false;
    }
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let lower = plain.to_lowercase().replace('ß', "ss");
    let words = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut before = "";
    for word in words {
        if LINKS.contains(&word) {
            continue;
        }
        let two = format!("{before}{word}");
        if OTHERS.contains(&word) || (!before.is_empty() && PAIRS.contains(&two.as_str())) {
            return true;
        }
        before = word;
    }
    false
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
    // what banks give
    "iban", "bic", "swift", "blz", "kto", "konto", "kontonummer", "kontonr", "bankkonto", "sortcode", "kreditkarte",
    "creditcard", "debitcard", "rib", "ccc", "bankrekening", "rekeningnummer", "rekeningnr",
    // what tax offices give
    "vat", "vatno", "vatnr", "vatid", "ust", "ustid", "ustidnr", "ustnr", "mwst", "mwstnr", "tva", "tvaintra", "btw",
    "btwnr", "steuernummer", "steuernr", "stnr", "stnum", "steuerid", "idnr", "tin", "itin", "ein", "utr", "trn",
    "paye", "fiscal", "fiscale", "fiscaal", "cf", "pi", "piva", "iva", "partita", "codice", "nif", "nie", "cif",
    "rfc", "cuit", "spi", "taxid", "taxno", "taxnumber", "taxref", "eori", "gst", "abn", "acn",
    // what states give
    "ni", "nino", "nin", "ssn", "svnr", "svnummer", "sozialversicherungsnummer", "rvnr", "rentenversicherungsnummer",
    "ahv", "nss", "nir", "insee", "secu", "dni", "curp", "bsn", "sofinummer", "tessera", "passport", "passnr",
    "reisepass", "passeport", "pasaporte", "passaporto", "paspoort", "paspoortnummer", "ausweis", "ausweisnr",
    "personalausweis", "cni", "licence", "license", "fuhrerschein", "permis", "permiso", "patente",
    "rijbewijs", "nhs", "ehic",
    // what registers give
    "siren", "siret", "ape", "naf", "rcs", "kvk", "kvknr", "hrb", "hra", "handelsregister", "handelsregisternr",
    "rea", "kbo", "crn", "companyno", "sedol", "isin", "duns",
    // what insurers give
    "policy", "policyno", "policynumber", "police", "policenr", "policennummer", "polizza", "poliza", "polis",
    "polisnummer", "polisnr", "versicherungsnr", "versicherungsnummer", "vsnr", "vertragsnr", "vertragsnummer",
    "contract", "contractno", "contrat", "contrato", "contratto", "contractnummer", "claim", "claimno", "schadennr",
    "schadennummer", "sinistre", "siniestro", "sinistro", "schadenummer",
    // what offices give
    "invoice", "rechnung", "rechnungsnr", "rechnungsnummer", "renr", "facture", "fattura", "factura", "factuur",
    "factuurnummer", "factuurnr", "quote", "quotation", "angebot", "angebotsnr", "devis", "preventivo",
    "presupuesto", "receipt", "quittung", "recu", "recibo", "ricevuta", "ref", "refno", "refnr", "reference",
    "referenz", "referenznr", "referencia", "riferimento", "referentie", "kenmerk", "order", "orderno", "ordernr",
    "bestellung", "bestellnr", "bestellnummer", "auftrag", "auftragsnr", "auftragsnummer", "commande", "pedido",
    "ordine", "bestelnummer", "po", "pono", "ticket", "ticketnr", "matter", "matterno", "aktenzeichen", "akte",
    "aktennr", "aktennummer", "dossier", "dossiernr", "dossiernummer", "expediente", "expte", "pratica",
    "zaaknummer", "zaaknr", "vorgangsnr", "vorgangsnummer", "caseno", "caseref", "kundennummer", "kundennr", "kdnr",
    "kdnum", "kundenid", "customerno", "customerid", "clientno", "clientid", "clientref", "mandantennummer",
    "mandantennr", "mandnr", "mdnr", "debitor", "debitorennr", "kreditor", "kreditorennr", "mitgliedsnr",
    "mitgliedsnummer", "memberno", "membership", "personalnr", "personalnummer", "persnr", "matricule", "matricola",
    "matricula", "personeelsnummer", "klantnummer", "klantnr", "lidnummer", "codecliente", "numclient",
    // what things have
    "zip", "plz", "postcode", "postleitzahl", "cap", "isbn", "issn", "serial", "serialno", "seriennr",
    "seriennummer", "imei", "iccid", "uuid", "guid", "vin", "meter", "zahler", "zahlernr", "artikelnr",
    "artikelnummer", "sku", "ean", 
];

/// What stands between the two: `número de cliente`.
const LINKS: &[&str] = &["de", "del", "di", "du", "d", "van", "der", "of", "the"];

/// Two words that say so together, written as one.
#[rustfmt::skip]
const PAIRS: &[&str] = &[
    "taxnumber", "taxnr", "taxref", "taxcode", "regnumber", "pi", "cf", "taxofficeno", "insuranceno", "insurancenumber",
    "stnr", "steuernr", "steuerid", "idnr", "ustid", "ustnr", "ustidnr", "kdnr", "kundennr", "kundennummer",
    "kundenid", "mandantnr", "mandantennr", "mandnr", "debnr", "debitornr", "vertragnr", "vertragsnr", "versnr",
    "policenr", "rechnungsnr", "rechnr", "renr", "auftragsnr", "auftrnr", "aktennr", "mitgliednr", "mitgliedsnr",
    "persnr", "artnr", "bestellnr", "ausweisnr", "hrnr", "svnr", "rvnr", "kontonr", "clientno", "clientnr",
    "clientnumber", "clientid", "clientcode", "customerno", "customernumber", "customerid", "accountno",
    "accountnumber", "acctno", "acno", "memberno", "membernumber", "membershipno", "caseno", "casenumber", "casenr",
    "caseref", "fileno", "filenumber", "fileref", "idno", "idnumber", "idcode", "taxno", "taxid",
    "nationalinsurance", "nationalinsuranceno", "socialsecurity", "sortcode", "companyno", "companynumber",
    "registrationno", "regno", "cardno", "cardnumber", "docno", "documentno", "licenceno", "licenseno", "claimno",
    "contractno", "pono", "employeeno", "staffno", "payrollno", "patientno", "nclient", "noclient", "numclient",
    "numeroclient", "nocompte", "numerocompte", "nocontrat", "nofacture", "nodossier", "nosecu", "securitesociale",
    "tvaintra", "numerofiscal", "npolice", "nopolice", "nrclient", "nocliente", "numcliente", "numerocliente",
    "codigocliente", "idcliente", "seguridadsocial", "segsocial", "seguridadsoc", "nsocio", "nafiliado",
    "numerocuenta", "ncuenta", "nexpediente", "npoliza", "codicefiscale", "codfisc", "codfiscale", "codicecliente",
    "codcliente", "ncliente", "numeropratica", "npratica", "ncontratto", "numeroconto", "partitaiva", "piva",
    "klantnr", "klantnummer", "relatienr", "relatienummer", "debiteurnr", "debiteurennr", "dossiernr", "zaaknr",
    "factuurnr", "polisnr", "burgerservicenummer", "rekeningnr", "lidnr", "contractnr",
];
