//! The names columns go by in English, German, French, Spanish, Italian and Dutch files, and the
//! fields and labels they stand for. Names are compared folded: see [`fold`](crate::fold::fold).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::field::Field;

/// What a column's name says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Meaning {
    pub(crate) field: Field,
    pub(crate) label: Option<&'static str>,
    /// Place among the names of the field: the lower, the surer.
    pub(crate) rank: usize,
}

impl Meaning {
    fn labelled(field: Field, label: Option<&'static str>) -> Self {
        Self {
            field,
            label,
            rank: WEAK,
        }
    }
}

/// Rank of names that are put together or have numbers.
const WEAK: usize = 1_000;

const NAMES: &[(Field, &str)] = &[
    (
        Field::GivenName,
        "firstname first givenname given forename forenames fname christianname preferredname \
         vorname vornamen rufname prenom prenoms nombre nombres nombredepila primernombre nome \
         voornaam roepnaam",
    ),
    (
        Field::FamilyName,
        "lastname last familyname family surname lname secondname nachname familienname zuname \
         nomdefamille nompatronymique apellido apellidos primerapellido cognome achternaam familienaam",
    ),
    (
        Field::FullName,
        "fullname name nom displayname clientname customername contactname personname nameofclient \
         contactperson vollername vollstandigername vollstaendigername ansprechpartner anzeigename \
         kundenname mandantenname nomcomplet nometprenom prenometnom nomprenom nombrecompleto \
         nombreyapellidos nomecompleto nomeecognome volledigenaam naam contactpersoon fileas",
    ),
    (
        Field::MiddleNames,
        "middlename middlenames middle additionalname zweitervorname deuxiemeprenom segundonombre \
         secondonome tweedevoornaam",
    ),
    (
        Field::Company,
        "company companyname organization organisation organizationname organisationname firm \
         employer accountname firma firmenname unternehmen societe entreprise empresa azienda \
         societa bedrijf bedrijfsnaam",
    ),
    (
        Field::JobTitle,
        "jobtitle title position role occupation profession job jobrole jobposition \
         organizationtitle organization1title berufsbezeichnung stellenbezeichnung beruf funktion \
         positionimunternehmen jobbezeichnung titreduposte poste fonction intituleduposte \
         cargo puesto puestodetrabajo profesion mansione qualifica ruolo professione functie \
         functietitel beroep",
    ),
    (
        Field::Email,
        "email emailaddress mail mailaddress emails emailaddresses primaryemail emailvalue \
         emailadresse emailadressen mailadresse emailanschrift elektronischepost adressemail \
         adresseemail adresseelectronique courriel adressecourriel mel correo correoelectronico \
         direcciondecorreo direcciondecorreoelectronico emailcorreo indirizzoemail \
         indirizzodipostaelettronica postaelettronica emailadres mailadres secureemail",
    ),
    (
        Field::Phone,
        "phone phones phonenumber phonenumbers telephone telephonenumber tel telno telnumber phoneno \
         primaryphone phonevalue contactnumber contactphone number telefon telefonnummer telefonnr \
         telnr rufnummer telefone telefono telefonos numerodetelefono numeroditelefono \
         numerotelefono numerodetelephone numtel notelephone numerotelephone telefoon \
         telefoonnummer telnummer securephone callback",
    ),
    (
        Field::Identifier,
        "identifier id clientid customerid personid contactid clientnumber customernumber clientno \
         customerno clientref clientreference reference ref externalid crmid uniqueid userid \
         accountnumber membernumber employeeid staffid personnelnumber kundennummer kundennr \
         mandantennummer mandantennr personalnummer kennung identifikator referenz identifiant \
         numeroclient noclient codeclient referenceclient matricule identificador idcliente \
         numerodecliente codigo codigocliente identificativo codicecliente numerocliente \
         codiceidentificativo klantnummer klantnr referentie personeelsnummer identificatie",
    ),
    (
        Field::GroupIdentifiers,
        "groupidentifiers groupidentifier group groups groupname groupnames team teams teamname \
         teamnames teamidentifier teamidentifiers clientteam clientteams clientgroup clientgroups \
         contactgroup contactgroups groupmembership gruppe gruppen gruppenkennung gruppenkennungen \
         teamkennung teamkennungen mandantenteam kundenteam betreuungsteam groupe groupes equipe \
         equipes identifiantsdegroupe identifiantsdugroupe equipo equipos grupo grupos \
         identificadoresdegrupo gruppo gruppi squadra identificatividigruppo groep groepen \
         groepsidentificaties teamnaam",
    ),
    (
        Field::GroupIds,
        "groupuuids groupuuid groupids groupid teamids teamid teamuuids teamuuid gruppenuuid \
         gruppenuuids gruppenid gruppenids uuiddegroupe uuiddegrupo",
    ),
    (
        Field::Country,
        "country countrycode countryregion nation land landercode laendercode landerkurzel staat \
         pays codepays pais codigodepais paese codicepaese nazione landcode businesscountry \
         homecountry addresscountry",
    ),
    (
        Field::Note,
        "notes note comment comments remarks bemerkung bemerkungen notiz notizen anmerkung \
         remarque remarques commentaire notas nota comentarios osservazioni opmerkingen opmerking",
    ),
    (
        Field::DialCode,
        "dialcode dialingcode diallingcode callingcode phonecode phonecountrycode phonecallingcode isd isdcode \
         countrycallingcode countrydialcode countrydialingcode internationaldialcode internationaldiallingcode \
         telephonecountrycode mobilecountrycode intldialcode phoneprefix \
         landesvorwahl landervorwahl laendervorwahl vorwahlland internationalevorwahl telefonvorwahl \
         indicatif indicatifpays indicatiftelephonique indicatifinternational codetelephonique \
         prefijo prefijopais prefijotelefonico prefijointernacional codigotelefonico codigotelefonicopais \
         indicativo prefisso prefissointernazionale prefissotelefonico prefissopaese prefissonazionale \
         landnummer landsnummer landkengetal toegangsnummer internationaaltoegangsnummer landnummertelefoon",
    ),
    // Known so that they count as names of columns and are never taken for something else.
    (
        Field::NotImported,
        "account organisationseinheit department abteilung service departamento reparto afdeling \
         description address street streetaddress address1 address2 addressline \
         addressline1 addressline2 adresse strasse anschrift hausnummer rue direccion calle \
         domicilio indirizzo via adres straat city town ort stadt ville ciudad citta plaats stad \
         zip zipcode postcode postalcode plz postleitzahl codepostal codigopostal cap postcodeplaats \
         state province county region bundesland kanton canton provincia provincie birthday \
         dateofbirth dob birthdate geburtsdatum geburtstag datedenaissance fechadenacimiento \
         datadinascita geboortedatum website url web webpage homepage siteweb sitioweb sitoweb \
         status state category categories kategorie categorie categoria created updated \
         createdat updatedat datecreated lastupdated salutation prefix suffix anrede titel civilite \
         tratamiento titolo aanhef \
         gender sex geschlecht sexe sexo sesso geslacht language sprache langue idioma lingua taal \
         nickname initials spitzname age alter manager assistant kind active aktiv actif activo \
         uuid statustext invitationstate firstsent lastsent sends accepted",
    ),
];

/// Words that tell which of a person's phones it is.
const LABELS: &[(&str, &str)] = &[
    (
        "mobile",
        "mobile mobil mobiltelefon mobilnummer mobilfunk cell cellphone cellular handy handynummer \
         natel portable mobilephone mobilenumber movil celular cellulare mobiel gsm cellnumber \
         telephoneportable telephonemobile telportable telmobile telefonomovil telefonocelular \
         telefonocellulare mobieletelefoon mobielnummer mobieltje telefonmobil telmobil numeromobile \
         numerodeportable mobileno iphone tlfmovil telefonomobile",
    ),
    (
        "office",
        "office work business officephone workphone businessphone buro buero arbeit geschaftlich \
         geschaeftlich dienstlich bureau travail professionnel oficina trabajo ufficio lavoro \
         kantoor werk zakelijk telefongeschaftlich telefongeschaeftlich telefonburo telefonbuero \
         telefondienstlich telephoneprofessionnel telephonebureau telbureau telefonotrabajo \
         telefonodeltrabajo telefonooficina telefonoufficio telefoonwerk telefoonzakelijk companyphone \
         companymainphone",
    ),
    (
        "home",
        "home homephone private privat personal heim zuhause domicile maison prive particular casa \
         thuis telefonprivat telephonedomicile telephoneprive telefonoparticular telefonocasa \
         telefonoabitazione telefoonthuis telefoonprive festnetz landline fixe telephonefixe telfixe \
         fijo telefonofijo telefonofisso fisso vast vastnummer",
    ),
    (
        "direct",
        "direct directline directdial direktwahl durchwahl lignedirecte doorkiesnummer ddi",
    ),
    (
        "fax",
        "fax faxnumber faxno telefax telefaxnummer faxnummer telecopie telecopieur numerodefax \
         numerofax faxburo",
    ),
    (
        "main",
        "main mainphone switchboard zentrale standard centralita centralino hoofdnummer",
    ),
    (
        "other",
        "other otherphone alternative alternatephone alternatenumber sonstige autre otro altro",
    ),
];

static MEANINGS: LazyLock<HashMap<&'static str, Meaning>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for (label, names) in LABELS {
        for name in names.split_whitespace() {
            meanings.insert(name, Meaning::labelled(Field::Phone, Some(label)));
        }
    }
    for (field, names) in NAMES {
        for (rank, name) in names.split_whitespace().enumerate() {
            meanings.entry(name).or_insert(Meaning {
                field: *field,
                label: None,
                rank,
            });
        }
    }
    meanings
});

/// The words of [`LABELS`], each with its label.
static LABEL_WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let words = |(label, words): &(&'static str, &'static str)| {
        let label = *label;
        words.split_whitespace().map(move |word| (label, word))
    };
    LABELS.iter().flat_map(words).collect()
});

/// Words before or after a name that add nothing to it.
const PREFIXES: [&str; 13] = [
    "client",
    "customer",
    "contact",
    "kunden",
    "kunde",
    "mandant",
    "mandanten",
    "primary",
    "person",
    "user",
    "staff",
    "employee",
    "member",
];

/// What a folded column name says; `None` for a name we do not know.
pub(crate) fn meaning(folded: &str) -> Option<Meaning> {
    let exact = |name: &str| MEANINGS.get(name).copied();
    if let Some(meaning) = exact(folded) {
        return Some(meaning);
    }
    // "Phone 2", "E-mail 1 - Value", "Phone 1 - Type".
    let plain: String = folded.chars().filter(|c| !c.is_ascii_digit()).collect();
    if plain.is_empty() {
        return None;
    }
    if plain.len() > 4 && (plain.ends_with("type") || plain.ends_with("label")) {
        let named = plain.strip_suffix("type").or_else(|| plain.strip_suffix("label"));
        return named
            .and_then(meaning)
            .map(|_| Meaning::labelled(Field::NotImported, None));
    }
    if let Some(meaning) = exact(&plain) {
        return Some(meaning);
    }
    if let Some(labelled) = labelled(&plain) {
        return Some(labelled);
    }
    PREFIXES
        .iter()
        .find_map(|prefix| plain.strip_prefix(prefix).and_then(exact))
}

/// A phone or e-mail name with a label before or after it: "Work Phone", "Email (private)".
fn labelled(plain: &str) -> Option<Meaning> {
    LABEL_WORDS.iter().find_map(|(label, word)| {
        let rest = plain.strip_prefix(word).or_else(|| plain.strip_suffix(word))?;
        let kind = MEANINGS.get(rest)?;
        let label = match kind.field {
            // "Business Fax" is a fax.
            Field::Phone => kind.label.filter(|inner| *inner == "fax").or(Some(label)),
            Field::Email => None,
            Field::NotImported | Field::Country | Field::Company | Field::MiddleNames | Field::Note => {
                return Some(*kind);
            }
            _ => return None,
        };
        Some(Meaning::labelled(kind.field, label))
    })
}

/// Whether a folded text is the name of a column.
pub(crate) fn is_known(folded: &str) -> bool {
    !folded.is_empty() && meaning(folded).is_some()
}
