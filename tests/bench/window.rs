//! How long people wait for the window, as one line of JSON for `cargo xtask bench`: milliseconds
//! from the click on a list of 100 000 people to its rows on the screen, and from the start of the
//! program to a window that takes keys, with and without a firm behind it.
#![cfg_attr(
    target_os = "linux",
    expect(clippy::print_stdout, reason = "its one line is for the program that called it")
)]

#[cfg(not(target_os = "linux"))]
fn main() {}

#[cfg(target_os = "linux")]
fn main() -> tests::failure::Outcome {
    linux::measure()
}

#[cfg(target_os = "linux")]
mod linux {
    use serde_json::{Value, json};
    use std::fs;
    use tests::app::App;
    use tests::failure::{Failure, Outcome, ensure};
    use tests::launch::{Home, Launch, journey};

    const CLIENTS: usize = 100_000;
    /// Openings of a list.
    const OPENINGS: usize = 20;
    /// Starts of each kind, in turn.
    const STARTS: usize = 7;

    /// Elements of the whole page.
    const MOST_ELEMENTS: f64 = 2_000.0;

    /// Elements of the page, and rows as a screen reader is told.
    const ELEMENTS: &str = "
        const told = document.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
        return [document.querySelectorAll('*').length, Number(told ?? 0)];";

    /// From here on the moment of a click and of the rows after it are known.
    const WATCH: &str = "
        addEventListener('click', (event) => { window.clicked = event.timeStamp; }, { capture: true });";

    /// How long the rows took, once they are there; how many are drawn.
    const ROWS: &str = "
        const done = arguments[arguments.length - 1];
        const look = () => {
            const mark = performance.getEntriesByName('cb:rows').at(-1)?.startTime ?? 0;
            const rows = document.querySelectorAll('[role=grid] [role=row]').length;
            if (mark > window.clicked && rows > 10) done([mark - window.clicked, rows]);
            else setTimeout(look, 5);
        };
        look();";

    /// When what the first argument names was there, in milliseconds since 1970, and the rows drawn.
    const MOMENT: &str = "
        const [name, done] = arguments;
        const look = () => {
            const entry = performance.getEntriesByName(name).at(-1);
            const rows = document.querySelectorAll('[role=row]').length;
            if (entry) done([performance.timeOrigin + entry.startTime, rows]);
            else setTimeout(look, 5);
        };
        look();";

    /// The window takes keys; an empty one has shown anything at all.
    const INTERACTIVE: &str = "cb:interactive";
    const PAINTED: &str = "first-contentful-paint";

    pub(crate) fn measure() -> Outcome {
        journey("bench", |home| {
            home.sample(CLIENTS)?;
            let app = drawn(home).open()?;
            app.wait_for("grid", "Contacts")?;
            let mut openings = Vec::new();
            app.script(WATCH, &[])?;
            for n in 0..OPENINGS {
                let (link, grid) = if n % 2 == 0 {
                    ("Clients*", "Clients")
                } else {
                    ("Contacts*", "Contacts")
                };
                app.click("link", link)?;
                let (wait, rows) = pair(&app.script_with_callback(ROWS, &[])?)?;
                ensure(rows > 10.0, format!("{rows} rows of {grid}"))?;
                app.wait_for("grid", grid)?;
                few_elements(&app, grid)?;
                openings.push(wait);
            }
            app.quit()?;
            let (mut full, mut empty) = (Vec::new(), Vec::new());
            for _ in 0..STARTS {
                full.push(start(home, false)?);
                empty.push(start(home, true)?);
            }
            println!("{}", json!({ "openings": openings, "starts": full, "empty": empty }));
            Ok(())
        })
    }

    /// What is drawn does not grow with the list, and screen readers are told how long it is.
    fn few_elements(app: &App, grid: &str) -> Outcome {
        let seen = app.script(ELEMENTS, &[])?;
        let (elements, told) = pair(&seen)?;
        ensure(elements <= MOST_ELEMENTS, format!("{elements} elements for {grid}"))?;
        // The clients' grid counts its header; everybody but the reader is a contact.
        ensure(told > CLIENTS as f64, format!("{grid} tells {told} rows"))
    }

    /// Where no graphics processor draws, what it draws with is compiled once and kept.
    fn drawn(home: &Home) -> Launch<'_> {
        Launch::new(home).environment("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")
    }

    /// Milliseconds from the start of the process.
    fn start(home: &Home, empty: bool) -> Outcome<f64> {
        let launch = drawn(home);
        let launch = if empty {
            launch.argument("--bench-empty")
        } else {
            launch
        };
        let app = launch.open()?;
        let name = if empty { PAINTED } else { INTERACTIVE };
        let (moment, rows) = pair(&app.script_with_callback(MOMENT, &[json!(name)])?)?;
        if !empty {
            ensure(rows >= 20.0, format!("{rows} rows at the start"))?;
            takes_a_key(&app)?;
        }
        let began = began(app.pid())?;
        app.kill()?;
        Ok(moment - began)
    }

    fn takes_a_key(app: &App) -> Outcome {
        app.keys(&["ctrl+f"])?;
        app.type_text("a")?;
        app.wait_until("the search field to hold what was typed", || {
            let field = app.script("return document.activeElement?.value ?? ''", &[]);
            field.is_ok_and(|text| text == json!("a"))
        })
    }

    fn pair(answer: &Value) -> Outcome<(f64, f64)> {
        let number = |n: usize| answer.get(n).and_then(Value::as_f64);
        number(0)
            .zip(number(1))
            .ok_or_else(|| Failure::new(format!("the page answered {answer}")))
    }

    /// When the process began, in milliseconds since 1970; to a hundredth of a second.
    fn began(pid: u32) -> Outcome<f64> {
        let missing = || Failure::new("/proc is not as it should be");
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        // The name in brackets may hold anything; the 22nd field counts ticks of 10 ms since boot.
        let (_, fields) = stat.rsplit_once(')').ok_or_else(missing)?;
        let ticks: f64 = fields.split_whitespace().nth(19).ok_or_else(missing)?.parse()?;
        let uptime = fs::read_to_string("/proc/uptime")?;
        let uptime: f64 = uptime.split(' ').next().ok_or_else(missing)?.parse()?;
        let now = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)?
            .as_secs_f64();
        Ok((now - uptime + ticks / 100.0) * 1_000.0)
    }
}
