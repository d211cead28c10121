//! Whole names of columns, each with its field. The first of a field are the surest.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{Form, Meaning};
use crate::field::Field;

const NAMES: &[(Field, &str)] = &[
    (
        Field::GivenName,
        "firstname givenname forename first given forenames firstnames givennames fname christianname namefirst namegiven \
         legalfirstname preferredfirstname preferredname vorname vornamen prenom prenoms nombredepila primernombre \
         nombre nombres nome voornaam voornamen rufname roepnaam nombreprimero prenomusuel knownas",
    ),
    (
        Field::FamilyName,
        "lastname familyname surname last family surnames lname namelast namefamily legallastname nachname familienname \
         zuname nomdefamille nomfamille nompatronymique nomdusage apellidos apellido cognome achternaam familienaam \
         geslachtsnaam secondname",
    ),
    (
        Field::MiddleNames,
        "middlename middlenames middle additionalname additionalnames secondforename middleinitial namemiddle weiterevornamen \
         weiterervorname zweitervorname zweitername mittelname deuxiemeprenom autresprenoms secondprenom segundonombre otrosnombres \
         secondonome altrinomi tweedevoornaam middelstenaam overigevoornamen anderevoornamen",
    ),
    (
        Field::FullName,
        "fullname name clientfullname contactname contactfullname contactperson personname ansprechpartner ansprechpartnerin \
         ansprechperson kontaktperson kontaktname contactpersoon interlocuteur referente personadecontacto nombredecontacto \
         nomcontact nomducontact nomecontatto displayname clientname customername nameofclient vollername vollstandigername \
         vollstaendigername anzeigename kundenname mandantenname mandantname nom nomcomplet nomduclient nomclient \
         nomaafficher nombrecompleto nombrecliente nombredelcliente nombreparamostrar nomecompleto nomecliente nomevisualizzato \
         volledigenaam naam klantnaam weergavenaam nameanddetails fileas",
    ),
    (
        Field::Company,
        "company companyname organization organisation organizationname organisationname firm firmname employer accountname \
         businessname tradingname tradename nameofcompany firma firmenname unternehmen unternehmensname societe nomdelasociete nomsociete entreprise nomentreprise \
         raisonsociale empresa nombreempresa nombredelaempresa razonsocial organizacion azienda societa nomeazienda ragionesociale \
         organizzazione bedrijf bedrijfsnaam organisatie nameadressattypunternehmen",
    ),
    (
        Field::JobTitle,
        "jobtitle designation rolle positioninderfirma cargoenlaempresa jobposition jobrole position role job organizationtitle companyposition titleposition occupation \
         profession title berufsbezeichnung stellenbezeichnung positionimunternehmen jobbezeichnung arbeitstitel funktion \
         beruf titreduposte titredeposte intituleduposte intituleposte fonction poste puestodetrabajo puesto cargo profesion \
         mansione posizione qualifica ruolo professione functietitel functie functieomschrijving beroep",
    ),
    (Field::Email, "secureemail emailanschrift primaryemail mailaddress"),
    (Field::Phone, "securephone"),
    (
        Field::Identifier,
        "identifier clientid customerid personid contactid idcontact idclient contactids clientnumber customernumber clientno \
         customerno customeridentifier clientidentifier externalid kundennummer kundennr kdnr kundenid kundenkennung \
         mandantennummer mandantennr mandantnr mandantnummer mandantenid klientennummer klientennr klientnummer klientenid nocliente numeroclient numerodeclient noclient nclient \
         numclient codeclient refclient referenceclient idcliente numerodecliente numcliente ndecliente nodecliente codigocliente \
         codigodecliente numerocliente codicecliente codcliente klantnummer klantnr klantcode klantid relatienummer \
         relatiecode relatieid clientref clientreference clientreferencenumber clientcode customercode contactcode debiteurnr refno refnumber referencenumber customerref customerreference crmid uniqueid userid recordid \
         accountnumber accountno accountreference accountref membernumber memberid membershipnumber employeeid employeenumber staffid \
         personnelnumber debitorennummer debitorennr debiteurnummer debiteurennummer kontaktid kontaktnummer id \
         mitgliedsnummer personalnummer personalnr kennung identifikator identifiant identificador identificativo \
         codiceidentificativo identificatie matricule personeelsnummer lidnummer personenid referenz reference ref codigo \
         referentie",
    ),
    (
        Field::GroupIdentifiers,
        "identifiantsdequipe identifiantdequipe groupidentifiers groupidentifier teamidentifiers teamidentifier teams team teamnames teamname clientteams clientteam \
         clientgroups clientgroup groups group groupnames groupname mandantenteam kundenteam betreuungsteam gruppenkennungen \
         gruppenkennung teamkennungen teamkennung gruppen gruppe identifiantsdegroupe identifiantsdugroupe equipes equipe \
         groupes groupe identificadoresdegrupo equipos equipo grupos grupo identificatividigruppo squadra gruppi gruppo \
         groepsidentificaties teamnaam groepen groep",
    ),
    (
        Field::GroupIds,
        "uuiddequipe uuidsdequipe groupuuids groupuuid groupids groupid teamids teamid teamuuids teamuuid gruppenuuid gruppenuuids gruppenid \
         gruppenids uuiddegroupe uuiddegrupo",
    ),
    (Field::Country, "country countryname"),
    (
        Field::DialCode,
        "dialcode dialingcode diallingcode callingcode phonecode phonecallingcode isd isdcode \
         internationaldialcode internationaldiallingcode intldialcode landesvorwahl landervorwahl laendervorwahl vorwahlland \
         internationalevorwahl indicatifpays indicatifinternational codetelephonique \
         prefijopais prefijointernacional codigotelefonico codigotelefonicopais \
         indicativopais prefissointernazionale prefissopaese landnummer \
         landsnummer landkengetal toegangsnummer internationaaltoegangsnummer",
    ),
    (
        Field::Note,
        "notes note comments comment remarks remark additionalnotes clientnotes contactnotes internalnotes internenotizen bemerkung \
         bemerkungen notiz notizen anmerkung anmerkungen kommentar kommentare remarque remarques commentaire commentaires \
         notas nota comentarios comentario observaciones osservazioni commenti note1 opmerkingen opmerking aantekeningen notities \
         notitie",
    ),
    (
        Field::Company,
        "nomducompte nomcompte nombredelacuenta nombrecuenta nomeaccount accountnaam associatedcompany \
         zugeordnetesunternehmen entrepriseassociee empresaasociada aziendaassociata gekoppeldbedrijf",
    ),
    // The tax office's number of a person is not a key of the firm.
    (
        Field::NotImported,
        "taxpayerid taxpayerids taxpayeridno taxpayeridnumber taxpayeridentificationnumber taxpayeridentification \
         taxpayeridentifier taxpayernumber taxpayerno tpid tpidnumber tpno tpnumber",
    ),
    // Known so that they count as names of columns and are never taken for something else.
    (
        Field::NotImported,
        "account organisationseinheit department abteilung service departamento reparto afdeling description \
         address street streetaddress address1 address2 addressline addressline1 addressline2 adresse strasse anschrift \
         hausnummer rue direccion calle domicilio indirizzo via adres straat city town ort stadt ville ciudad citta plaats \
         stad zip zipcode postcode postalcode plz postleitzahl codepostal codigopostal cap postcodeplaats state province \
         county region bundesland kanton canton provincia provincie birthday dateofbirth dob birthdate geburtsdatum \
         geburtstag datedenaissance fechadenacimiento datadinascita geboortedatum website url web webpage homepage siteweb \
         sitioweb sitoweb status state category categories kategorie kategorien categorie categoria categorias created updated createdat updatedat \
         datecreated lastupdated salutation prefix suffix anrede titel titre akadtitel akademischertitel civilite tratamiento \
         titolo aanhef nameprefix namesuffix gender sex geschlecht sexe sexo sesso geslacht language sprache langue idioma \
         lingua taal nickname initials spitzname age alter manager assistant kind active aktiv actif activo uuid statustext \
         invitationstate firstsent lastsent sends accepted groupmembership groupmemberships labels tags contactgroup \
         contactgroups kontaktgruppe kontaktgruppen partner callback service1 adressatentyp adressattyp \
         nameadressattypkeineangabe kurzbezeichnung",
    ),
];

/// Names of family names in parts, which are joined.
const PARTS: &str = "apellidopaterno apellidomaterno primerapellido segundoapellido apellido1 apellido2 1apellido \
     2apellido 1erapellido 2oapellido 2doapellido apellidop apellidom firstsurname secondsurname firstlastname \
     secondlastname paternalsurname maternalsurname paternalname maternalname nombrefamiliar1 nombrefamiliar2";

/// Names for the part before a family name: `van der`.
const PARTICLES: &str = "tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tussenvoegselachternaam namensvorsatz \
     namensvorsatzwort vorsatzwort namenspraefix particule particulenobiliaire nameparticle infix surnameprefix \
     familynameprefix lastnameprefix";

/// Names of one person or company, which only values with names bear out.
const SOMEBODY_OF_THE_FIRM: &str = "client customer contact kunde mandant klant cliente contacto contatto kontakt relatie person \
     personne persona persoon nominativo mandantin kundin klient clients customers contacts individual member student patient \
     denominazione intestatario titular";

/// Names of full names that begin with the family name.
const FAMILY_FIRST: &str = "nominativo";

static BY_NAME: LazyLock<HashMap<&'static str, Meaning>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for part in PARTS.split_whitespace() {
        meanings.insert(part, Meaning::of(Field::FamilyName, 0).formed(Form::Part));
    }
    for particle in PARTICLES.split_whitespace() {
        meanings.insert(particle, Meaning::of(Field::FamilyName, 0).formed(Form::Particle));
    }
    for (field, names) in NAMES {
        for (rank, name) in names.split_whitespace().enumerate() {
            meanings.entry(name).or_insert(Meaning::of(*field, rank));
        }
    }
    for (rank, name) in SOMEBODY_OF_THE_FIRM.split_whitespace().enumerate() {
        let form = if FAMILY_FIRST == name {
            Form::FamilyFirst
        } else {
            Form::Plain
        };
        let meaning = Meaning {
            doubtful: true,
            ..Meaning::of(Field::FullName, 500 + rank).formed(form)
        };
        meanings.entry(name).or_insert(meaning);
    }
    // Microsoft 365 and other directories sign people in by their address.
    for name in [
        "username",
        "userprincipalname",
        "benutzername",
        "nomdutilisateur",
        "loginname",
    ] {
        let meaning = Meaning {
            doubtful: true,
            ..Meaning::of(Field::Email, 0)
        };
        meanings.insert(name, meaning);
    }
    for name in [
        "nameadressattypnaturlperson",
        "nameadressattypnatuerlperson",
        "nameadressattypnaturlicheperson",
    ] {
        meanings.insert(name, Meaning::of(Field::FamilyName, 0));
    }
    for name in [
        "vornameadressattypnaturlperson",
        "vornameadressattypnatuerlperson",
        "vornameadressattypnaturlicheperson",
    ] {
        meanings.insert(name, Meaning::of(Field::GivenName, 0));
    }
    meanings
});

/// What a whole name says.
pub(super) fn named(folded: &str) -> Option<Meaning> {
    BY_NAME.get(folded).copied()
}
