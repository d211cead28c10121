//! The words headings are made of, and what each says, in English, German, French, Spanish, Italian
//! and Dutch. All are folded; `ae`, `oe` and `ue` for umlauts are tried by [`said`].

use std::collections::HashMap;
use std::sync::LazyLock;

use super::people::PEOPLE;

/// What a word of a heading says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// A telephone.
    Phone,
    /// A telephone of this kind: `mobile`, `fax`.
    Line(&'static str),
    /// Where one is reached; alone it may mean much else: `office`, `home`.
    Place(&'static str),
    /// Electronic mail.
    Email,
    /// `number`, `no`, `Nr`.
    Number,
    /// `address`: with an e-mail word an e-mail address, else a postal one.
    Address,
    /// `type`, `label`: what the column beside it is.
    Label,
    /// A country.
    Country,
    /// `region`, which is found beside countries.
    Region,
    /// `code`.
    Code,
    /// `area`: of the code of a town.
    Area,
    /// `Vorwahl`, `netnummer`: the code of a town, whatever is beside it.
    AreaCode,
    /// `prefisso`, `indicatif`: the code of a town or of a country.
    Prefix,
    /// What an address is for: `mailing`, `billing`.
    Purpose,
    /// `name`.
    Name,
    /// The person of the row: `client`, `contact`.
    Person,
    /// `second`, `alternative`.
    Another,
    /// `first`.
    First,
    /// `company`.
    Company,
    /// `dial`, `calling`: of the code before a number.
    Dial,
    /// A number in digits.
    Ordinal(u32),
    /// Says nothing: `your`, `the`, `required`.
    Noise,
    /// A person other than the person of the row: `manager`, `spouse` ([`PEOPLE`]).
    Somebody,
    /// Over a column, a person other than the person of the row; in a cell it may mean much else:
    /// `sales`, `referred`.
    InCharge,
    /// Something that is not imported: `IBAN`, `street`, `birthday`.
    Thing,
}

const WORDS: &[(Said, &str)] = &[
    (
        Said::Phone,
        "phone phones telephone telephones tel tels telef tele telf tlf tlfn tlfno tfno tfn telno ph fon telefon \
         telefone telefono telefonos telefoni telefonico telefonica telefonnr telefoon telefoons rufnummer \
         rufnummern rufnr telephonique telefonisch",
    ),
    (
        Said::Line("mobile"),
        "mobile mobiles mob mobil mobilfunk cell cells cellphone cellular cel handy handys natel portable portables \
         gsm movil moviles celular celulares cellulaire cellulaires cellulare cellulari mobiel mobiele mobieltje smartphone iphone sms \
         mobilnr handynr telportable",
    ),
    (
        Said::Line("fax"),
        "fax faxes telefax telecopie telecopies telecopieur faxnr",
    ),
    (Said::Line("home"), "landline festnetz fixe fijo fisso vast vaste"),
    (
        Said::Line("direct"),
        "ddi did directline directdial direktwahl durchwahl doorkies doorkiesnummer lignedirecte",
    ),
    (
        Said::Line("main"),
        "switchboard centralita centralino zentrale telefonzentrale hoofdnummer",
    ),
    (
        Said::Place("office"),
        "office work business buro bureau arbeit arbeits geschaft geschafts geschaftlich geschaftliche geschaftl \
         gesch dienst dienstlich dienstliche dienstl betrieb betrieblich beruflich berufliche travail professionnel \
         professionnelle pro prof oficina trabajo laboral profesional ufficio uff lavoro professionale kantoor werk \
         zakelijk zakelijke",
    ),
    (
        Said::Place("home"),
        "home private privat private prive privee priv personal personnel personnelle perso personale \
         persoonlijk persoonlijke heim zuhause domicile maison particular casa abitazione ab thuis evening \
         residence residential household privado privada privato privata",
    ),
    (Said::Place("direct"), "direct directe directo diretto direkt direkte"),
    (
        Said::Place("main"),
        "main principal principale haupt hoofd standard central",
    ),
    (
        Said::Place("other"),
        "other autre autres otro otra altro altra andere anderes ander overig overige sonstige sonstiger sonstiges \
         weitere weiterer weiteres alternative alternate alternativ alternativa alternativo alternatif alternatief",
    ),
    (
        Said::Email,
        "email emails mail mails courriel courriels mel correo correos messagerie electronique electronico \
         electronica elettronica elettronico elektronisch elektronische elektronischer epost",
    ),
    (Said::Place("other"), "alt"),
    (Said::Place("home"), "abit"),
    (Said::Line("mobile"), "mov"),
    (Said::Person, "taxpayer taxpayers tp"),
    (
        Said::Number,
        "number numbers no nr num nummer nummern nro numero numeros nmr",
    ),
    (
        Said::Address,
        "address addresses adresse adressen direccion direcciones indirizzo indirizzi adres adressen anschrift",
    ),
    (
        Said::Label,
        "type types typ art label kategorie bezeichnung etichetta etiquette etiqueta libelle tipo tipologia soort",
    ),
    (
        Said::Country,
        "country countries land pays pais paese paesi nation nazione staat stato lkz wohnsitzland wohnland woonland \
         vestigingsland landen wohnsitzstaat",
    ),
    (Said::Region, "region regio regione"),
    (
        Said::Code,
        "code codes codigo codice iso kurzel kennzeichen kennzahl clave cod sigla kz abkurzung abk",
    ),
    (
        Said::Area,
        "area areas zona zone std npa urbano urbana provincial provinciale interurbano interurbana distretto distrettuale regional regionale \
         regionaux local locale ortsnetz netz zonale",
    ),
    (
        Said::AreaCode,
        "ortsvorwahl ortsvorwahlen ortskennzahl ortsnetzkennzahl ortsnetzvorwahl netnummer netnummers netnr kengetal \
         kengetallen zonenummer abonneenetnummer stdcode areacode lada ddd stadtvorwahl",
    ),
    (
        Said::Prefix,
        "vorwahl vorwahlen vorwahlnummer vorw pref prefix prefixe prefijo prefijos prefisso prefissi indicatif indicatifs \
         indicativo indicativi",
    ),
    (
        Said::Purpose,
        "mailing billing shipping postal delivery po sa physical correspondence rechnungs rechnung rechnungsadresse \
         liefer facturation livraison facturacion envio fatturazione spedizione factuur lever postadresse",
    ),
    (Said::Name, "name names nom nombre nome naam namen"),
    (
        Said::Person,
        "client clients customer customers contact contacts person persons people individual member members user \
         users employee party applicant guest patient student lead prospect kunde kunden kundin mandant \
         mandanten mandantin klient klienten kontakt kontakte kontaktperson ansprechpartner ansprechpartnerin \
         ansprechperson mitglied personne cliente clientes clienti persona personas contacto contactos contatto \
         contatti interlocuteur referente klant klanten relatie contactpersoon persoon lid adherent membre socio \
         miembro geschaftspartner",
    ),
    (
        Said::Another,
        "second secondary additional backup extra third 2nd 3rd zweite zweiter zweites zweit dritte sekundar \
         sekundare sekundarer zusatzliche deuxieme secondaire secondaires supplementaire segundo segunda secundario \
         secundaria adicional secondo seconda secondario secondaria aggiuntivo tweede secundair secundaire extra \
         2e 2eme 2a 2o",
    ),
    (
        Said::First,
        "first 1st one erste erster premier premiere 1er 1ere primer primero primera primo prima eerste 1e",
    ),
    (
        Said::Dial,
        "dial dialing dialling calling isd landesvorwahl landervorwahl laendervorwahl landnummer landsnummer landkengetal \
         international internationale internationaler internacional internazionale internationaal intl int",
    ),
    (
        Said::Company,
        "company companies organization organisation organizations org firm firma firmen unternehmen societe entreprise \
         empresa organizacion azienda societa organizzazione bedrijf bedrijfs organisatie account",
    ),
    (
        Said::Noise,
        "s your my our the a an of for in on at and or primary preferred best current default general details detail \
         info information data record value values valeur valor valore waarde wert field fields custom customfield \
         properties property profile public complete please enter provide what is are full daytime non \
         required optional mandatory ihre ihr ihren deine dein meine der die das des dem den von zu zum zur fur im am und oder bitte angeben \
         eingeben lautet wie primar primare primarer bevorzugt bevorzugte aktuelle pflicht pflichtfeld pflichtangabe \
         erforderlich freiwillig le la les l de du d votre vos mon ma et ou en au aux n primaire \
         obligatoire facultatif facultative optionnel optionnelle requis champ el los las del su tu mi y o al primario \
         primaria obligatorio obligatoria opcional requerido campo il lo i gli di della dell e tuo suo dal \
         obbligatorio obbligatoria facoltativo opzionale richiesto posta het een van je uw mijn op voor primair \
         verplicht optioneel vereist line lines ligne linea recapito hidden readonly e164 including incl mit with format",
    ),
    (
        Said::InCharge,
        "rm exec executive staff relation relations relationship referrer referred referral referrals \
         introduced salesrep sales rep assigned responsible handler handled earner creator follower followers \
         joint attn attention by vertrieb vertriebs innendienst aussendienst empfohlen geworben zustandig \
         zustandiger zugewiesen verantwortlich verantwortlicher ersteller responsable commercial commerciale \
         recommande recommandee attribue affecte assigne chargee createur referido recomendado asignado \
         asignada comercial responsabile segnalato assegnato incaricato doorverwezen verwezen toegewezen \
         verantwoordelijke geschaftsleitung gl assist author nicht familiar driver \
         accounting bookkeeping buchhaltung comptabilite contabilidad contabilita boekhouding receptionist vertretung hausverwaltung pflegedienst proche trainer coach ",
    ),
    (
        Said::Thing,
        "tax taxes vat utr iva partita siren siret ape naf ssn ein tin itin nino insurance passport licence license \
         steuer steuernummer steuernr ust ustid ustidnr umsatzsteuer finanzamt rfc curp nif cif nie dni rut cuit bsn \
         kvk hrb hra handelsregister btw tva fiscale fiscal piva sdi abn acn gst pan aadhaar nationality government gov \
         social sociale security securite seguridad sicurezza registration nhs sozialversicherung sozialversicherungs \
         versicherung versicherungs personalausweis ausweis reisepass st register policy police polizza poliza polis contract \
         vertrag vertrags contrat contrato contratto svnr ahv nas sin nir document documento \
         bank bankkonto iban bic swift sort sortcode routing kontonummer kontonr blz konto compte cuenta conto rekening \
         rekeningnummer banque banco banca card \
         matter case dossier dossiernummer akte aktenzeichen az zaak zaaknummer asunto expediente pratica deal deals opportunity \
         invoice facture factura fattura quote order orders project projekt ticket subscription payment payments terms \
         amount betrag montant importe importo bedrag price total revenue umsatz balance saldo solde discount rabatt \
         remise credit debit currency wahrung devise moneda valuta debitoren kreditoren debitor kreditor \
         date dates datum fecha birthday birthdate birth born dob geburtstag geburtsdatum geburt geburts geburtsjahr geburtsmonat naissance nacimiento \
         nascita geboorte geboortedatum anniversary jahrestag year month day jahr monat tag mois jour annee ano mes dia anno \
         mese giorno jaar maand dag time zeit heure hora tijd timestamp modified created updated added edited activity contacted \
         visit login seen creation angelegt erstellt geandert cree modifie creado modificado creato modificato aangemaakt gewijzigd \
         street strasse str calle rue via straat zip postcode plz postleitzahl city cities town ort stadt ville \
         ciudad citta plaats woonplaats stad state province county bundesland kanton canton suburb district postfach box pobox \
         building floor etage room zimmer raum suite unit apartment house housenumber hausnummer hausnr location locations standort \
         etat estado provincia localidad localita comune cp cap emplacement ubicacion \
         latitude longitude lat lng lon geo coordinates ip mac url website webseite web homepage internet sitio sito \
         page domain linkedin twitter facebook instagram xing skype messenger chat icq aim jabber msn telegram \
         status stage lifecycle score rating rank priority prioritat priorite prioridad priorita \
         prioriteit sensitivity vertraulichkeit category categories kategorien categorie categoria categorias tags labels \
         keywords keyword stichworter segment source quelle origin herkunft campaign medium utm channel consent opt optin \
         optout unsubscribed subscribed subscription gdpr dsgvo newsletter marketing verified valid validated confirmed bounced \
         count anzahl display anzeige angezeigter visualizzato afficher mostrar weergavenaam gender geschlecht sexe sexo sesso \
         geslacht salutation anrede briefanrede civilite greeting language sprache langue idioma lingua taal photo picture image avatar \
         hobby mileage pager paging beeper buscapersonas cercapersone semafoon piepser telex isdn rnis rdsi tty tdd \
         ttytdd teletipo hearing horbehinderte callback ruckruf ruckmeldung rappel richiamata terugbellen car auto autotelefon \
         voiture automovil radio radiotelefon radiotelefono radiotelefoon teksttelefoon method permission extension ext hours \
         password passwort parking department abteilung afdeling departamento reparto note notes comment comments bemerkung \
         bemerkungen notiz remark remarks remarque description beschreibung industry branche server directory \
         yomi phonetic maiden citizenship citizen staatsangehorigkeit staatsburgerschaft nationalitat nationalite nacionalidad \
         nazionalita nationaliteit cittadinanza ciudadania origen herkomst geburtsland herkunftsland geboorteland ausstellungsland \
         previous former issue issuing issued destination travel visited suffix initials nickname spitzname not exclude dnc dncr \
         reception employees size legal event signature stripe",
    ),
];

/// Words headings are glued of beyond those above: `assistententelefon`, `mobiltelefonnummer`.
const LONGEST_GLUED: usize = 40;
/// Shortest word that is sought inside another.
const SHORTEST_INSIDE: usize = 3;
/// Words that are part of too many others.
const NEVER_INSIDE: &[&str] = &[
    "pro", "art", "fon", "cel", "tel", "ice", "son", "dad", "mom", "mum", "geo", "lat", "lng", "lon", "url", "web",
    "mac", "day", "dia", "mes", "dag", "tag", "via", "rue", "str", "mel", "mob", "pan", "tin", "ein", "ape", "naf",
    "car", "age", "opt", "ano", "her", "die", "der", "das", "des", "dem", "den", "von", "zum", "zur", "fur", "und",
    "les", "mon", "son", "aux", "los", "las", "del", "gli", "dal", "een", "het", "and", "the", "for", "our", "are",
    "one", "rep", "kin", "box", "not", "ext", "aim", "lid", "uff", "cap", "mit", "non", "use", "msn", "icq", "nro",
    "nmr", "ort", "org", "num", "mari", "capo", "hora", "main", "sort", "iso", "1st", "2nd", "3rd", "land", "staat",
    "auto", "order", "pere", "mere", "rank", "born", "bank", "gov", "did", "gst", "abn", "acn", "iva", "tva", "btw",
    "gsm", "sms", "sons", "oma", "opa", "ami", "tio", "tia", "zio", "zia", "zus", "oom", "erbe", "borg", "amis",
    "fils", "alt", "abit", "mov",
];

static SAID: LazyLock<HashMap<&'static str, Said>> = LazyLock::new(|| {
    let mut said = HashMap::new();
    for (meaning, words) in WORDS.iter().chain(&[(Said::Somebody, PEOPLE)]) {
        for word in words.split_whitespace() {
            said.entry(word).or_insert(*meaning);
        }
    }
    said
});

/// Things that are places, as countries are.
const PLACES: &str = "city cities town ort stadt ville ciudad citta plaats woonplaats state province county location locations \
     standort etat estado provincia localidad localita comune emplacement ubicacion region street strasse stad";

/// Whether a folded word is a place of the kinds that have a code for their telephones.
pub(super) fn is_town(word: &str) -> bool {
    const TOWNS: &str = "city town ort orts stadt ville ciudad citta plaats stad localidad localita";
    TOWNS.split(' ').any(|town| town == word)
}

/// Whether a folded word is a place, or says nothing of what a column is.
pub(super) fn is_place(word: &str) -> bool {
    let idle = |said: &Said| {
        !matches!(
            said,
            Said::Thing | Said::Somebody | Said::Label | Said::Email | Said::Phone | Said::Line(_)
        )
    };
    PLACES.split(' ').any(|place| place == word) || said(word).iter().all(idle)
}

/// Whether a folded word is in the list unchanged.
pub(super) fn is_word(word: &str) -> bool {
    SAID.contains_key(word)
}

/// What a folded word says; several things if it is glued of several words, nothing if it is unknown.
pub(super) fn said(word: &str) -> Vec<Said> {
    if let Ok(number) = word.parse() {
        return vec![Said::Ordinal(number)];
    }
    if let Some(said) = SAID.get(word) {
        return vec![*said];
    }
    let found = unglue(word);
    if !found.is_empty() {
        return found;
    }
    // "Landcode", "Länderkennzeichen": "land" is inside too many other words.
    let country = ["laender", "lander", "landes", "land"];
    if let Some(rest) = country.iter().find_map(|start| word.strip_prefix(start))
        && let [code @ (Said::Code | Said::Name | Said::Number)] = said(rest).as_slice()
    {
        return vec![Said::Country, *code];
    }
    // "Mobilnr", "Kontonr".
    if let Some(rest) = word.strip_suffix("nr").filter(|rest| rest.len() >= SHORTEST_INSIDE) {
        let mut found = said(rest);
        if !found.is_empty() {
            found.push(Said::Number);
        }
        return found;
    }
    let plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    if plain == word {
        return Vec::new();
    }
    match SAID.get(plain.as_str()) {
        Some(said) => vec![*said],
        None => unglue(&plain),
    }
}

/// The words a word is glued of: the fewest that make it up without a rest.
fn unglue(word: &str) -> Vec<Said> {
    if word.len() > LONGEST_GLUED || !word.is_ascii() {
        return Vec::new();
    }
    // For each length, the shortest way to make up that much of the word.
    let mut ways: Vec<Option<Vec<Said>>> = vec![None; word.len() + 1];
    if let Some(start) = ways.first_mut() {
        *start = Some(Vec::new());
    }
    for end in SHORTEST_INSIDE..=word.len() {
        let mut best: Option<Vec<Said>> = None;
        for start in 0..=(end - SHORTEST_INSIDE) {
            let Some(Some(before)) = ways.get(start) else { continue };
            let Some(piece) = word.get(start..end) else { continue };
            // "Telwerk" is glued, "Hotelgast" is not.
            // "Telefonart" is glued, "Artikel" is not.
            let at_an_end = match piece {
                "tel" => start == 0 || end == word.len(),
                "art" => start > 0 && end == word.len(),
                _ => false,
            };
            if !at_an_end && NEVER_INSIDE.contains(&piece) {
                continue;
            }
            let Some(said) = SAID.get(piece) else { continue };
            if best.as_ref().is_none_or(|best| before.len() + 1 < best.len()) {
                let mut way = before.clone();
                way.push(*said);
                best = Some(way);
            }
        }
        if let Some(slot) = ways.get_mut(end) {
            *slot = best;
        }
    }
    ways.pop().flatten().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Said, said};

    #[test]
    fn glued_words_are_taken_apart() {
        for (word, expected) in [
            (
                "mobiltelefonnummer",
                vec![Said::Line("mobile"), Said::Phone, Said::Number],
            ),
            ("geschaeftstelefon", vec![Said::Place("office"), Said::Phone]),
            ("assistententelefon", vec![Said::Somebody, Said::Phone]),
            ("workemail", vec![Said::Place("office"), Said::Email]),
            ("telefoonnummer", vec![Said::Phone, Said::Number]),
            ("steuernummer", vec![Said::Thing]),
            ("xyzphone", vec![]),
            ("kalender", vec![]),
        ] {
            assert_eq!(said(word), expected, "{word}");
        }
    }
}
