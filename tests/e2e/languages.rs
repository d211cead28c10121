//! The window in German because the system is German, and in French because the reader chose it.

use crate::steps::{READY, REFUSED, ROWS, clients_file, found, two_clients, wait_for_row};
use serde_json::json;
use std::collections::BTreeSet;
use std::fs;
#[cfg(target_os = "linux")]
use std::os::unix::fs::symlink;
use std::path::Path;
use tests::accessibility::ensure_accessible;
use tests::app::App;
use tests::failure::{Failure, Outcome, ensure};
use tests::launch::{Home, Launch, journey};
use tests::{dialog, programs};

/// The texts of the page, including those only in tooltips or for screen readers.
const SHOWN: &str = "
    const shown = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (walker.currentNode.parentElement.checkVisibility()) shown.push(walker.currentNode.data);
    for (const name of ['title', 'aria-label', 'placeholder', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`)) shown.push(element.getAttribute(name));
    return shown.map((text) => text.replace(/\\s+/g, ' ').trim());";

/// Statuses of people that are cut off.
const CUT: &str = "
    const words = [...document.querySelectorAll('.st > .cut')];
    return words.filter((word) => word.scrollWidth > word.clientWidth).map((word) => word.textContent);";

#[test]
fn a_german_system_has_a_german_window() -> Outcome {
    journey("german", |home| {
        two_clients(home)?;
        let app = on_a_german_system(home)?.open()?;
        app.wait_for("heading", "Kontakte")?;
        let system = app.script("return navigator.languages[0];", &[])?;
        ensure(
            system == "de-DE",
            format!("WebKit takes the system's language for {system}"),
        )?;
        app.window.resize(900, 600)?;
        let german = Spoken::by(&app, "de", "german")?;
        add_in_german(&german)?;
        find_in_german(&german)?;
        german.visit(&[
            ("setup", "Einrichtung", "Harcourt & Lane einrichten"),
            ("contacts", "Kontakte", "Kontakte"),
            ("notices", "Mitteilungen", "Mitteilungen"),
            ("staff", "Mitarbeitende", "Mitarbeitende"),
            ("groups", "Mandantengruppen", "Mandantengruppen"),
            ("duplicates", "Dubletten", "Dubletten"),
            ("imports", "Importe", "Importe"),
            ("audit", "Protokoll", "Protokoll"),
        ])?;
        // A sentence that begins with a name keeps its spelling.
        app.wait_for_text("clients.csv importieren")?;
        german.visit(&[("teams", "Mandantenteams", "Mandantenteams")])?;
        german.default_team()?;
        app.wait_for_text("1 aktive Person der Kanzlei, 3 Mandanten")?;
        german.visit(&[("teams", "Mandantenteams", "Mandantenteams")])?;
        app.click("button", "Team anlegen")?;
        app.fill("Name", "Nord")?;
        app.keys(&["Return"])?;
        german.new_members("Nord", "Personen hinzufügen", "Abbrechen")?;
        german.visit(&[("settings", "Einstellungen", "Einstellungen")])?;
        german.tabs(&[
            ("settings-invitations", "Einladungen"),
            ("settings-books", "Kontaktbücher und Mitteilungen"),
            ("settings-terms", "Nutzungsbedingungen"),
            ("settings-mail", "E-Mail"),
            ("settings-backup", "Sicherung"),
            ("settings-security", "Sicherheit"),
        ])?;
        app.keys(&["ctrl+shift+i"])?;
        dialog::cancel("Datei f.*r den Import")?;
        app.wait_for("heading", "Datei für den Import auswählen")?;
        german.look("import")?;
        app.quit()
    })
}

/// WebKit uses the name of the locale, whatever LANGUAGE says, and only if the C library has loaded a
/// locale of that name. Not every machine has a German one, so the neutral one gets its name.
fn on_a_german_system(home: &Home) -> Outcome<Launch<'_>> {
    let neutral = ["/usr/lib/locale/C.utf8", "/usr/lib/locale/C.UTF-8"]
        .into_iter()
        .find(|path| Path::new(path).is_dir())
        .ok_or_else(|| Failure::new("the system has no neutral locale in UTF-8"))?;
    let locales = home.path("locales");
    fs::create_dir_all(&locales)?;
    symlink(neutral, locales.join("de_DE.UTF-8"))?;
    Ok(Launch::new(home)
        .environment("LOCPATH", &locales.to_string_lossy())
        .environment("LC_ALL", "de_DE.UTF-8")
        .environment("LANG", "de_DE.UTF-8")
        .environment("LANGUAGE", "de"))
}

fn add_in_german(german: &Spoken<'_>) -> Outcome {
    let app = german.app;
    german.visit(&[("clients", "Mandanten", "Mandanten")])?;
    app.keys(&["ctrl+n"])?;
    app.wait_for("dialog", "Mandanten hinzufügen")?;
    german.look("add")?;
    app.fill("Vorname", "Cora")?;
    app.fill("Nachname", "Hale")?;
    app.fill("E-Mail-Adresse", "cora@example.com")?;
    app.click("radio", "Ohne Einladung hinzufügen")?;
    german.look("add-filled")?;
    app.click("button", "Mandanten hinzufügen")?;
    app.wait_for_text("Cora Hale hinzugefügt")?;
    wait_for_row(app, "Nicht eingeladen")?;
    german.look("added")
}

fn find_in_german(german: &Spoken<'_>) -> Outcome {
    let app = german.app;
    app.click("link", "Kontakte*")?;
    app.fill("Kontakte durchsuchen", "cora")?;
    wait_for_row(app, "Cora Hale")?;
    german.look("found")?;
    app.click("button", "Suche löschen")?;
    app.click("link", "Mandanten*")?;
    wait_for_row(app, "Cora Hale")?;
    app.click("button", "Aktionen für Cora Hale")?;
    app.wait_for("menuitem", "Öffnen*")?;
    german.look("menu")?;
    app.click("menuitem", "Öffnen*")?;
    app.wait_for("heading", "Cora Hale")?;
    german.look("person")?;
    german.tabs(&[
        ("person-teams", "Mandantenteams"),
        ("person-invitation", "Einladung"),
        ("person-history", "Verlauf"),
    ])
}

#[test]
fn french_that_was_chosen_stays() -> Outcome {
    journey("french", |home| {
        found(home)?;
        let file = clients_file(home, "Kundenliste.csv")?;
        let app = Launch::new(home).open()?;
        app.wait_for("heading", "No contacts yet")?;
        app.window.resize(900, 600)?;
        app.click("link", "Settings*")?;
        app.choose("Language", "Français")?;
        app.wait_for("heading", "Paramètres")?;
        Spoken::by(&app, "fr", "french")?.look("settings")?;
        app.quit()?;

        let app = Launch::new(home).open()?;
        app.wait_for("heading", "Aucun contact pour l’instant")?;
        app.window.resize(900, 600)?;
        let french = Spoken::by(&app, "fr", "french")?;
        french.look("empty")?;
        import_in_french(&french, &file)?;
        person_in_french(&french)?;
        french.visit(&[
            ("setup", "Mise en route", "Mise en route : Harcourt & Lane"),
            ("contacts", "Contacts", "Contacts"),
            ("notices", "Notifications", "Notifications"),
            ("staff", "Membres du cabinet", "Membres du cabinet"),
            ("groups", "Groupes de clients", "Groupes de clients"),
            ("duplicates", "Doublons", "Doublons"),
            ("imports", "Imports", "Imports"),
            ("audit", "Journal d’audit", "Journal d’audit"),
            ("teams", "Équipes client", "Équipes client"),
        ])?;
        french.default_team()?;
        french.visit(&[("teams", "Équipes client", "Équipes client")])?;
        app.click("button", "Créer une équipe")?;
        app.fill("Nom", "Nord")?;
        app.keys(&["Return"])?;
        french.new_members("Nord", "Ajouter des personnes", "Annuler")?;
        french.visit(&[("settings", "Paramètres", "Paramètres")])?;
        french.tabs(&[
            ("settings-invitations", "Invitations"),
            ("settings-books", "Carnets et notifications"),
            ("settings-terms", "Conditions"),
            ("settings-mail", "E-mail"),
            ("settings-backup", "Sauvegarde"),
            ("settings-security", "Sécurité"),
        ])?;
        app.quit()
    })
}

fn import_in_french(french: &Spoken<'_>, file: &Path) -> Outcome {
    let app = french.app;
    app.keys(&["ctrl+shift+i"])?;
    // The system's dialog has its title in the reader's language.
    dialog::cancel("Choisir un fichier")?;
    app.wait_for("heading", "Choisissez un fichier à importer")?;
    french.look("import")?;
    app.click("button", "Choisir un fichier…")?;
    dialog::choose_file("Choisir un fichier", file)?;
    app.wait_for_text(&format!("{ROWS} lignes"))?;
    app.wait_for_text(&format!("{REFUSED} non importables"))?;
    wait_for_row(app, "Zoë")?;
    french.look("import-check")?;
    app.click("button", &format!("Continuer avec {READY} lignes"))?;
    app.wait_for("dialog", &format!("Importer {READY} personnes ?"))?;
    french.look("import-forecast")?;
    app.click("button", "Importer")?;
    app.wait_for("heading", &format!("{READY} personnes importées"))?;
    french.look("import-done")
}

fn person_in_french(french: &Spoken<'_>) -> Outcome {
    let app = french.app;
    french.visit(&[("clients", "Clients", "Clients")])?;
    app.keys(&["ctrl+n"])?;
    app.wait_for("dialog", "Ajouter un client")?;
    french.look("add")?;
    app.keys(&["Escape"])?;
    app.wait_until_gone("dialog", "Ajouter un client")?;
    wait_for_row(app, "Zoë Müller")?;
    app.click("button", "Actions pour Zoë Müller")?;
    app.click("menuitem", "Ouvrir*")?;
    app.wait_for("heading", "Zoë Müller")?;
    french.look("person")?;
    french.tabs(&[
        ("person-teams", "Équipes client"),
        ("person-invitation", "Invitation"),
        ("person-history", "Historique"),
    ])
}

/// A window in another language than English.
struct Spoken<'a> {
    app: &'a App,
    journey: &'static str,
    /// Texts of the English catalogue that the other catalogue does not contain.
    english: BTreeSet<String>,
}

impl<'a> Spoken<'a> {
    fn by(app: &'a App, code: &str, journey: &'static str) -> Outcome<Self> {
        let other = texts_of(code)?;
        // The journeys' own files have English names.
        let is_file = |text: &&String| text.ends_with(".csv");
        let english = texts_of("en")?;
        let english = english.difference(&other).filter(|text| !is_file(text));
        let english = english.cloned().collect();
        Ok(Self { app, journey, english })
    }

    /// Opens screens from the sidebar, each given as the name of its picture, of its link and of its
    /// heading.
    fn visit(&self, screens: &[(&str, &str, &str)]) -> Outcome {
        for (name, link, heading) in screens {
            self.app.click("link", &format!("{link}*"))?;
            self.app.wait_for("heading", heading)?;
            self.look(name)?;
        }
        Ok(())
    }

    fn tabs(&self, tabs: &[(&str, &str)]) -> Outcome {
        for (name, tab) in tabs {
            self.app.click("tab", tab)?;
            self.look(name)?;
        }
        Ok(())
    }

    /// From the list of teams to the page of the default team.
    fn default_team(&self) -> Outcome {
        self.app.click("link", "Default client team*")?;
        self.app.wait_for("heading", "Default client team")?;
        self.look("team")
    }

    /// The dialog to add members to a new team.
    fn new_members(&self, team: &str, add: &str, cancel: &str) -> Outcome {
        self.app.wait_for("heading", team)?;
        self.app.click("button", add)?;
        self.app.wait_for("button", cancel)?;
        wait_for_row(self.app, "Zoë Müller")?;
        self.look("team-add")?;
        self.app.click("button", cancel)?;
        self.app.wait_until_gone("button", cancel)
    }

    /// Fails if anything on the screen is English, inaccessible or cut off; takes a picture.
    fn look(&self, screen: &str) -> Outcome {
        let name = format!("{}-{screen}", self.journey);
        let told = |failure: Failure| Failure::new(format!("{name}: {failure}"));
        ensure_accessible(self.app).map_err(told)?;
        self.app.screenshot(&name)?;
        let cut = self.app.script(CUT, &[])?;
        ensure(cut == json!([]), format!("{name} cuts {cut}"))?;
        let shown: Vec<String> = serde_json::from_value(self.app.script(SHOWN, &[])?)?;
        let found: Vec<&String> = shown.iter().filter(|text| self.is_english(text)).collect();
        ensure(found.is_empty(), format!("{name} has English texts: {}", json!(found)))
    }

    /// A short text must match as a whole; a sentence may be part of a longer text.
    fn is_english(&self, text: &str) -> bool {
        let is_sentence = |english: &&String| english.split(' ').count() > 2;
        let mut sentences = self.english.iter().filter(is_sentence);
        self.english.contains(text) || sentences.any(|english| text.contains(english.as_str()))
    }
}

/// The quoted texts in the files of a catalogue; for a text with values, the parts between them.
fn texts_of(code: &str) -> Outcome<BTreeSet<String>> {
    let mut texts = BTreeSet::new();
    for entry in fs::read_dir(programs::root().join("ui/src/i18n").join(code))? {
        let source = fs::read_to_string(entry?.path())?;
        let code = |line: &&str| !line.starts_with(['/', '*']) && !line.starts_with("import ");
        for line in source.lines().map(str::trim).filter(code) {
            let quoted = ['"', '`']
                .into_iter()
                .flat_map(|mark| line.split(mark).skip(1).step_by(2));
            texts.extend(quoted.flat_map(parts).map(str::to_owned));
        }
    }
    texts.remove("");
    ensure(texts.len() > 500, format!("only {} texts were found", texts.len()))?;
    Ok(texts)
}

/// The parts of a text before, between and after its values.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let constant = |part| str::rsplit_once(part, '}').map_or(part, |(_, rest)| rest);
    let between_values = text.split("${").map(constant);
    between_values.flat_map(|part| part.split('#')).map(str::trim)
}
