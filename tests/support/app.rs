//! The real window as a journey sees it: roles and names, text, keys, pictures.

use crate::failure::{Failure, Outcome, ensure};
use crate::launch::Guard;
use crate::x11::Window;
use crate::{poll, programs};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{By, WebDriver, WebElement};
use tokio::runtime::Runtime;

const PAGE: &str = include_str!("page.js");

/// One running app. Ended when dropped.
pub struct App {
    runtime: Runtime,
    session: Arc<SessionHandle>,
    running: RefCell<Option<Running>>,
    pid: u32,
    /// The window on the screen, for real keys and the real mouse.
    pub window: Window,
}

/// The processes to end.
struct Running {
    driver: WebDriver,
    process: Guard,
}

impl App {
    pub(crate) fn new(runtime: Runtime, driver: WebDriver, process: Guard) -> Outcome<Self> {
        let pid =
            poll::until("the app's process", poll::PATIENCE, || child_of(process.0.id())).map_err(Failure::new)?;
        let window = Window::of_process(pid)?;
        let session = Arc::clone(driver.handle());
        Ok(Self {
            runtime,
            session,
            running: RefCell::new(Some(Running { driver, process })),
            pid,
            window,
        })
    }

    /// The process id of the app itself.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// Runs a piece of JavaScript in the page and returns what it returns.
    ///
    /// # Errors
    /// If it throws, or the app is gone.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let answer = self
            .runtime
            .block_on(self.session.execute(script, arguments.to_vec()))?;
        Ok(answer.json().clone())
    }

    /// As [`App::script`], for code that calls `arguments[arguments.length - 1]` with its result.
    ///
    /// # Errors
    /// If it throws, does not answer, or the app is gone.
    pub fn script_with_callback(&self, script: &str, arguments: &[Value]) -> Outcome<Value> {
        let answer = self
            .runtime
            .block_on(self.session.execute_async(script, arguments.to_vec()))?;
        Ok(answer.json().clone())
    }

    /// Clicks the element with this role and accessible name, once it is there; a name ending in `*`
    /// matches every name that begins like that.
    ///
    /// # Errors
    /// If it does not appear or cannot be clicked.
    pub fn click(&self, role: &str, name: &str) -> Outcome {
        let element = self.find(role, name)?;
        // The driver only scrolls the window: it cannot click what is scrolled out of view in a dialog.
        let clicked = self.runtime.block_on(async {
            element.scroll_into_view().await?;
            element.click().await
        });
        clicked.map_err(|error| self.explain(&format!("clicking {role} \"{name}\": {error}")))
    }

    /// Replaces the text in the field with this label, and waits until it is replaced.
    ///
    /// # Errors
    /// If it does not appear or does not take the text.
    pub fn fill(&self, label: &str, text: &str) -> Outcome {
        let element = self.element(&format!("a field \"{label}\""), "field", &[json!(label)])?;
        let filled = self.runtime.block_on(async {
            element.scroll_into_view().await?;
            element.clear().await?;
            element.send_keys(text).await
        });
        filled.map_err(|error| self.explain(&format!("filling \"{label}\": {error}")))?;
        self.wait_until(&format!("the field \"{label}\" to hold \"{text}\""), || {
            self.on_page("holds", &[json!(label)]).is_ok_and(|held| held == text)
        })
    }

    /// Chooses the entry with this text in the list with this label.
    ///
    /// # Errors
    /// If there is no such list or no such entry in it.
    pub fn choose(&self, label: &str, entry: &str) -> Outcome {
        let list = self.element(&format!("a list \"{label}\""), "field", &[json!(label)])?;
        let chosen = self.runtime.block_on(async {
            let path = format!(".//option[normalize-space()=\"{entry}\"]");
            list.find(By::XPath(path)).await?.click().await
        });
        chosen.map_err(|error| self.explain(&format!("choosing \"{entry}\" in \"{label}\": {error}")))
    }

    /// Waits until an element with this role and name is shown.
    ///
    /// # Errors
    /// If it does not appear; the text says what is there instead.
    pub fn wait_for(&self, role: &str, name: &str) -> Outcome {
        self.find(role, name).map(drop)
    }

    /// Waits until no element with this role and name is shown.
    ///
    /// # Errors
    /// If it stays.
    pub fn wait_until_gone(&self, role: &str, name: &str) -> Outcome {
        let arguments = [json!(role), json!(name)];
        self.wait_until(&format!("{role} \"{name}\" to go away"), || {
            self.on_page("find", &arguments).is_ok_and(|found| found.is_null())
        })
    }

    /// Waits until the page shows this text; line breaks count as spaces.
    ///
    /// # Errors
    /// If it does not appear.
    pub fn wait_for_text(&self, text: &str) -> Outcome {
        self.wait_until(&format!("the text \"{text}\""), || {
            self.text().is_ok_and(|page| page.contains(text))
        })
    }

    /// Waits until the condition holds.
    ///
    /// # Errors
    /// If it does not hold in time; the text names `what` and says what the page shows.
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut() -> bool) -> Outcome {
        poll::until(what, poll::PATIENCE, || holds().then_some(())).map_err(|error| self.explain(&error))
    }

    /// All visible text, with single spaces.
    ///
    /// # Errors
    /// If the app is gone.
    pub fn text(&self) -> Outcome<String> {
        Ok(self.on_page("text", &[])?.as_str().unwrap_or_default().to_owned())
    }

    /// The names of all elements with this role, in page order.
    ///
    /// # Errors
    /// If the app is gone.
    pub fn names(&self, role: &str) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(self.on_page("names", &[json!(role)])?)?)
    }

    /// The page as a screen reader gets it, for review: an indented line for each element with a role.
    ///
    /// # Errors
    /// If the app is gone.
    pub fn outline(&self) -> Outcome<String> {
        Ok(self.on_page("outline", &[])?.as_str().unwrap_or_default().to_owned())
    }

    /// Presses real keys in the real window, by xdotool's names: `ctrl+k`, `Down`, `Return`.
    ///
    /// # Errors
    /// If the window is gone.
    pub fn keys(&self, keys: &[&str]) -> Outcome {
        self.window.keys(keys)
    }

    /// Types text on the real keyboard, wherever the focus is.
    ///
    /// # Errors
    /// If the window is gone.
    pub fn type_text(&self, text: &str) -> Outcome {
        self.window.type_text(text)
    }

    /// A picture of the window on the screen, in the `e2e` folder of cargo's target folder.
    ///
    /// # Errors
    /// If it cannot be taken.
    pub fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        self.painted()?;
        let take = || {
            picture_of(&self.window.id, name)
                .ok()
                .filter(|picture| !is_blank(picture))
        };
        poll::until("the window to paint", poll::PATIENCE, take).map_err(Failure::new)
    }

    /// A picture of the whole screen with all dialogs.
    ///
    /// # Errors
    /// If it cannot be taken.
    pub fn screen(&self, name: &str) -> Outcome<PathBuf> {
        self.painted()?;
        screen(name)
    }

    /// Closes the window as its close button does, and waits until the app has ended.
    ///
    /// # Errors
    /// If it does not end.
    pub fn quit(&self) -> Outcome {
        self.window.keys(&["alt+F4"])?;
        poll::until("the app to end", poll::PATIENCE, || {
            (!is_running(self.pid)).then_some(())
        })
        .map_err(Failure::new)?;
        self.forget();
        Ok(())
    }

    /// Ends the app at once, as a power cut would.
    ///
    /// # Errors
    /// If the signal cannot be sent.
    pub fn kill(&self) -> Outcome {
        let status = Command::new("kill").args(["-KILL", &self.pid.to_string()]).status()?;
        ensure(status.success(), format!("process {} could not be killed", self.pid))?;
        self.forget();
        Ok(())
    }

    /// Whether the app has not ended yet, for whatever reason.
    #[must_use]
    pub fn is_running(&self) -> bool {
        is_running(self.pid)
    }

    /// Adds to a failure message what the page shows.
    pub(crate) fn explain(&self, failure: &str) -> Failure {
        let outline = self
            .outline()
            .unwrap_or_else(|error| format!("(the page does not answer: {error})"));
        Failure::new(format!("{failure}\nthe page shows:\n{outline}"))
    }

    fn find(&self, role: &str, name: &str) -> Outcome<WebElement> {
        self.element(&format!("{role} \"{name}\""), "find", &[json!(role), json!(name)])
    }

    fn element(&self, what: &str, function: &str, arguments: &[Value]) -> Outcome<WebElement> {
        let ask = || {
            let found = self
                .on_page(function, arguments)
                .ok()
                .filter(|found| !found.is_null())?;
            WebElement::from_json(found, Arc::clone(&self.session)).ok()
        };
        poll::until(what, poll::PATIENCE, ask).map_err(|error| self.explain(&error))
    }

    /// Calls a function of `page.js`.
    fn on_page(&self, function: &str, arguments: &[Value]) -> Outcome<Value> {
        let call = format!("const page = (() => {{ {PAGE} }})(); return page.{function}(...arguments);");
        self.script(&call, arguments)
    }

    fn painted(&self) -> Outcome {
        // After the second frame, the current page has been handed to the screen; only a window that was
        // just opened may still show nothing.
        let frames = "requestAnimationFrame(() => requestAnimationFrame(() => arguments[0]()));";
        self.script_with_callback(frames, &[]).map(drop)
    }

    /// The session ends with its driver; asking a closed app to quit would only wait.
    fn forget(&self) {
        if let Some(running) = self.running.take() {
            drop(running.driver.leak());
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if let Some(Running { driver, process }) = self.running.take() {
            // Only the journey's own outcome matters, not whether the driver answered.
            drop(self.runtime.block_on(driver.quit()));
            drop(process);
        }
    }
}

/// A picture of the whole screen.
pub(crate) fn screen(name: &str) -> Outcome<PathBuf> {
    picture_of("root", name)
}

fn is_blank(picture: &Path) -> bool {
    let output = Command::new("identify").args(["-format", "%k"]).arg(picture).output();
    output.is_ok_and(|output| output.stdout == b"1")
}

fn picture_of(window: &str, name: &str) -> Outcome<PathBuf> {
    let folder = programs::pictures().map_err(Failure::new)?;
    fs::create_dir_all(&folder)?;
    let path = folder.join(format!("{name}.png"));
    let status = Command::new("import").args(["-window", window]).arg(&path).status()?;
    ensure(
        status.success(),
        format!("no picture could be taken of window {window}"),
    )?;
    Ok(path)
}

/// The first process whose parent is this one.
fn child_of(parent: u32) -> Option<u32> {
    let processes = fs::read_dir("/proc").ok()?;
    processes
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .find(|pid| parent_of(*pid) == Some(parent))
}

fn parent_of(pid: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // "PID (NAME) STATE PARENT …": the name may contain spaces and brackets.
    let (_, rest) = stat.rsplit_once(')')?;
    rest.split_whitespace().nth(1)?.parse().ok()
}

/// Whether a process runs; one that ended but was not collected by its parent does not.
fn is_running(pid: u32) -> bool {
    let state = fs::read_to_string(format!("/proc/{pid}/stat"))
        .ok()
        .and_then(|stat| stat.rsplit_once(')').map(|(_, rest)| rest.trim_start().to_owned()));
    state.is_some_and(|state| !state.starts_with('Z'))
}
