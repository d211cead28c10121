//! What people who cannot see the window get: axe-core's rules, and the system's accessibility tree.

use crate::app::App;
use crate::failure::{Failure, Outcome, ensure};
use crate::programs;
use serde_json::Value;
use std::fs;
use std::process::Command;

const TREE: &str = include_str!("accessible_tree.py");

/// Fails with a list if axe-core finds anything on the page; no rule is turned off.
///
/// # Errors
/// The violations: rule, weight, what it means, and the elements.
pub fn ensure_accessible(app: &App) -> Outcome {
    let path = programs::root().join("ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&path).map_err(|error| Failure::new(format!("{}: {error}", path.display())))?;
    // A dialog that is still fading in is half transparent, so finite animations are finished first. What changes its
    // colours while axe looks, such as a button that a smaller window moves from under the pointer, is looked at again.
    let script = format!(
        "const done = arguments[arguments.length - 1]; {axe};
         let [changing, looks] = [false, 0];
         document.addEventListener('transitionrun', () => {{ changing = true; }}, true);
         const finite = (one) => Number.isFinite(one.effect?.getComputedTiming().endTime);
         const look = async () => {{
           changing = false;
           looks += 1;
           await Promise.allSettled(document.getAnimations().filter(finite).map((one) => one.finished));
           const found = await axe.run(document);
           return changing && looks < 5 ? look() : found;
         }};
         look().then((found) => done(found.violations), (error) => done(String(error)));"
    );
    let found = app.script_with_callback(&script, &[])?;
    let violations = found
        .as_array()
        .ok_or_else(|| Failure::new(format!("axe did not run: {found}")))?;
    let list: Vec<String> = violations.iter().map(describe).collect();
    ensure(
        list.is_empty(),
        format!("axe found {}:\n{}", list.len(), list.join("\n")),
    )
}

/// Checks the screen in both sizes and both appearances; nothing is closed. Each time axe-core must find
/// nothing and nothing may be outside the window; a picture is kept as `name-width-appearance`.
///
/// # Errors
/// The first of the four that fails, by name.
pub fn ensure_good_in_every_look(app: &App, name: &str) -> Outcome {
    for (width, height) in [(900, 600), (1280, 800)] {
        app.window.resize(width, height)?;
        for theme in ["light", "dark"] {
            let script = format!("document.documentElement.dataset.theme = '{theme}'");
            app.script(&script, &[])?;
            let look = format!("{name}-{width}-{theme}");
            let told = |failure: Failure| Failure::new(format!("{look}: {failure:?}"));
            ensure_accessible(app).map_err(told)?;
            // By now the change of appearance has faded out.
            app.screenshot(&look)?;
            let outside = app.script(OUTSIDE, &[])?;
            ensure(
                outside.as_array().is_some_and(Vec::is_empty),
                format!("{look}: outside of the window: {outside}"),
            )?;
        }
    }
    app.script("delete document.documentElement.dataset.theme", &[])
        .map(drop)
}

/// Parts of a dialog or menu that cannot be seen, and whether the page is wider than the window.
const OUTSIDE: &str = "
  const outside = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth) outside.push(`the page is ${scrollWidth} px wide`);
  for (const layer of document.querySelectorAll('dialog, [role=dialog], [role=menu]')) {
    const { left, top, right, bottom } = layer.getBoundingClientRect();
    if (right - left === 0) continue;
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight)
      outside.push(`${layer.getAttribute('aria-label') ?? layer.tagName} ${left},${top} to ${right},${bottom}`);
  }
  return outside;
";

fn describe(violation: &Value) -> String {
    let text = |name: &str| violation.get(name).and_then(Value::as_str).unwrap_or_default();
    let nodes = violation.get("nodes").and_then(Value::as_array).into_iter().flatten();
    let places: Vec<String> = nodes
        .filter_map(|node| Some(node.get("html")?.as_str()?.to_owned()))
        .collect();
    format!(
        "{} ({}): {}\n  {}",
        text("id"),
        text("impact"),
        text("help"),
        places.join("\n  ")
    )
}

/// The tree that the system offers to screen readers.
///
/// # Errors
/// If the app is not on the accessibility bus.
pub fn tree(app: &App) -> Outcome<Node> {
    let output = Command::new("/usr/bin/python3")
        .args(["-c", TREE, &app.pid().to_string()])
        .output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure(output.status.success(), format!("no accessibility tree: {said}"))?;
    Ok(Node(serde_json::from_slice(&output.stdout)?))
}

/// A node of the tree: `role`, `name`, `states`, `attributes`, for tables `rows` and `columns`.
#[derive(Clone, Debug)]
pub struct Node(pub Value);

impl Node {
    /// The first node with this role and name, including this one.
    #[must_use]
    pub fn find(&self, role: &str, name: &str) -> Option<Self> {
        if self.text("role") == role && self.text("name") == name {
            return Some(self.clone());
        }
        let children = self.0.get("children")?.as_array()?;
        children.iter().find_map(|child| Self(child.clone()).find(role, name))
    }

    /// All nodes with this role, including this one, in page order.
    #[must_use]
    pub fn all(&self, role: &str) -> Vec<Self> {
        let own = (self.text("role") == role).then(|| self.clone());
        let children = self.0.get("children").and_then(Value::as_array);
        let inside = children.into_iter().flatten();
        own.into_iter()
            .chain(inside.flat_map(|child| Self(child.clone()).all(role)))
            .collect()
    }

    /// An attribute such as `rowcount`.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.0.get("attributes")?.get(name)?.as_str()
    }

    /// Whether it has this state, for example `selected`.
    #[must_use]
    pub fn has_state(&self, state: &str) -> bool {
        let states = self.0.get("states").and_then(Value::as_array);
        states.is_some_and(|states| states.iter().any(|other| other == state))
    }

    fn text(&self, name: &str) -> &str {
        self.0.get(name).and_then(Value::as_str).unwrap_or_default()
    }
}
